package dev.gantry.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a module or component: as a command, or calls what it exports. */
@Command(
    name = "run",
    description = "Run a component or module, or call its exports.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--invoke",
      paramLabel = "CALL",
      description =
          "Call an export: a component's in WAVE, such as 'add(1, 2)'; a module's by name.")
  private List<String> calls = List.of();

  @Parameters(index = "0", paramLabel = "FILE", description = "The component or module.")
  private String file;

  @Parameters(
      index = "1..*",
      paramLabel = "ARGS",
      description = "What the guest gets as arguments.")
  private List<String> arguments = List.of();

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    byte[] bytes = console.read(file);
    throw new UnsupportedConstructException(
        "running `%s` (%d bytes, %d calls, %d arguments)"
            .formatted(file, bytes.length, calls.size(), arguments.size()));
  }
}
