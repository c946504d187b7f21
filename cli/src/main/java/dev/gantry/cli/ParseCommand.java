package dev.gantry.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns text into binary. */
@Command(
    name = "parse",
    aliases = "wat2wasm",
    description = "Turn text into binary. Binary is passed on as it is.",
    mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "-",
      description = "A file in the text format; `-`, the default, is standard input.")
  private String file = "-";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      defaultValue = "-",
      description = "Where to write; `-`, the default, is standard output.")
  private String output = "-";

  ParseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    console.writeBinary(output, TextInput.read(console, file));
    return ExitCode.OK;
  }
}
