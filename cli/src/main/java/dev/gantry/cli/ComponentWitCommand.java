package dev.gantry.cli;

import dev.gantry.wit.WitException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns WIT into a component and back, with the option letters of {@code wasm-tools}. */
@Command(
    name = "wit",
    description = "Print the WIT of a component or package, or encode a package as a component.",
    mixinStandardHelpOptions = true)
final class ComponentWitCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = "-",
      description = "A component, a WIT file, a folder of one package with its deps/, or `-`.")
  private String path = "-";

  /** What is written in place of WIT text. */
  static final class Encoding {
    @Option(
        names = {"-w", "--wasm"},
        description = "Write the package as a component.")
    private boolean binary;

    @Option(
        names = {"-t", "--wat"},
        description = "Write that component in the text format.")
    private boolean wat;
  }

  @ArgGroup(exclusive = true)
  private @Nullable Encoding encoding;

  @Option(
      names = "--world",
      paramLabel = "WORLD",
      description = "Print this world only: a name, or ns:package/name@version.")
  private @Nullable String world;

  @Mixin private WitOutput output = new WitOutput();
  @Mixin private WitOptions options = new WitOptions();

  ComponentWitCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try {
      output.print(console, options.load(console, path), form(), Optional.ofNullable(world));
      return ExitCode.OK;
    } catch (WitException e) {
      return options.report(console, e);
    }
  }

  private WitOutput.Form form() {
    if (encoding != null && encoding.binary) {
      return WitOutput.Form.BINARY;
    }
    return encoding != null && encoding.wat ? WitOutput.Form.WAT : WitOutput.Form.TEXT;
  }
}
