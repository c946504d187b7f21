package dev.gantry.cli;

import dev.gantry.component.Component;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
      names = "--dir",
      paramLabel = "HOST[::GUEST][:ro]",
      description = "Grant a directory, under another name if given, for reading only with `:ro`.")
  private List<String> directories = List.of();

  @Option(
      names = "--env",
      paramLabel = "K=V",
      description = "Set an environment variable of the guest.")
  private Map<String, String> environment = Map.of();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "End the guest after a time, such as 1s or 250ms.")
  private Duration timeout = Duration.ofSeconds(Long.MAX_VALUE);

  @Option(names = "--fuel", paramLabel = "N", description = "End the guest after so much work.")
  private long fuel = Long.MAX_VALUE;

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      converter = ByteSizeConverter.class,
      description = "Let the guest's memories be no larger in sum, such as 64MiB.")
  private long maxMemory = 1L << 32;

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
  public Integer call() throws Exception {
    byte[] bytes = console.read(file);
    if (!Component.isComponent(bytes)) {
      throw new UnsupportedConstructException("running the core module `%s`".formatted(file));
    }
    var run = new ComponentRun(console, file, arguments, environment, directories);
    var limits = new RunLimits(timeout, fuel, maxMemory);
    return GuestThread.run(
        () -> calls.isEmpty() ? run.main(bytes, limits) : run.invoke(bytes, limits, calls));
  }
}
