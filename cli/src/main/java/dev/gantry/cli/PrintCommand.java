package dev.gantry.cli;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.text.ComponentPrinter;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.ModulePrinter;
import dev.gantry.engine.text.PrintOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns binary into text. */
@Command(
    name = "print",
    aliases = "wasm2wat",
    description = "Turn binary into text. Text is brought into the form in which it is printed.",
    mixinStandardHelpOptions = true)
final class PrintCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "A binary, or text; `-`, the default, is standard input.")
  private String file = "-";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "-",
      description = "Where to write; `-`, the default, is standard output.")
  private String output = "-";

  @Option(
      names = {"-p", "--print-offsets"},
      description = "Begin each line with the offset in the binary of what it is about.")
  private boolean offsets;

  @Option(
      names = {"-f", "--fold-instructions"},
      description = "Nest operands in the instructions that take them.")
  private boolean folded;

  @Option(names = "--skeleton", description = "Print `...` for bodies, segments and sections.")
  private boolean skeleton;

  @Option(
      names = "--name-unnamed",
      description = "Give what has no name one by its index, such as $#func7.")
  private boolean nameUnnamed;

  @Option(
      names = "--indent",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many blanks each level adds (default: 2).")
  private int indent = 2;

  @Option(
      names = "--indent-text",
      paramLabel = "TEXT",
      description = "What each level adds, in place of blanks.")
  private String indentText = "";

  PrintCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var step = indentText.isEmpty() ? " ".repeat(Math.max(0, indent)) : indentText;
    var options = new PrintOptions(step, skeleton, offsets, folded, nameUnnamed);
    try {
      console.writeText(output, text(Bytes.of(TextInput.read(console, file)), options));
    } catch (MalformedException | MalformedComponentException e) {
      throw new InputException(file + ": " + e.getMessage());
    }
    return ExitCode.OK;
  }

  private static String text(Bytes binary, PrintOptions options) {
    return ComponentDecoder.isComponent(binary)
        ? ComponentPrinter.print(ComponentDecoder.decode(binary), options)
        : ModulePrinter.print(ModuleDecoder.decode(binary, Features.ALL), options);
  }
}
