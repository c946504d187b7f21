package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.wasi.Wasi;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a module or component: as a command, or calls what it exports. */
@Command(
    name = "run",
    description = "Run a component or module, or call its exports.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private WasiOptions capabilities;

  @Mixin private CacheOptions cache;

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
      names = "-W",
      paramLabel = "NAME=VALUE,...",
      split = ",",
      description = "Set limits as wasmtime spells them: timeout, fuel, max-memory-size.")
  private List<String> wasmtimeLimits = List.of();

  @Option(
      names = "--invoke",
      paramLabel = "CALL",
      description =
          "Call an export: a component's in WAVE, such as 'add(1, 2)'; a module's by name.")
  private List<String> calls = List.of();

  @Option(
      names = "--watch",
      description = "Run the file again whenever it has changed, after it has ended.")
  private boolean watch;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The component or module, or a jar of `gantry compile`.")
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
    return watch ? runOnEveryChange() : run();
  }

  private int runOnEveryChange() throws Exception {
    var changes = new Semaphore(1);
    FileWatch.start(Path.of(file), changes::release);
    var report = new FailureReport(console);
    while (true) {
      changes.acquire();
      var _ = changes.drainPermits();
      try {
        console.err().println("`%s` ended with status %d".formatted(file, run()));
      } catch (Exception failure) {
        var _ = report.report(failure);
      }
      console.flush();
    }
  }

  private int run() throws Exception {
    Program program = Program.read(console, file, cache);
    Wasi wasi = capabilities.wasi(console, file, arguments);
    var limits = RunLimits.of(timeout, fuel, maxMemory, wasmtimeLimits);
    return GuestThread.run(
        () ->
            Component.isComponent(program.bytes())
                ? runComponent(program, wasi, limits)
                : runModule(program, wasi, limits),
        limits.timeout());
  }

  private int runComponent(Program program, Wasi wasi, RunLimits limits) {
    var run = new ComponentRun(console, file, program.engine(), wasi, limits);
    return calls.isEmpty() ? run.main(program.bytes()) : run.invoke(program.bytes(), calls);
  }

  private int runModule(Program program, Wasi wasi, RunLimits limits) {
    var run = new ModuleRun(console, file, program.engine(), wasi, limits);
    return switch (calls.size()) {
      case 0 -> run.main(program.bytes());
      case 1 -> run.invoke(program.bytes(), calls.getFirst(), arguments);
      default -> throw new InputException("a module takes one --invoke, not " + calls.size());
    };
  }
}
