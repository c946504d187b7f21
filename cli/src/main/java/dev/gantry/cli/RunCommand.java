package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.wasi.WasiExitException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

  @Mixin private WasiOptions wasiOptions;
  @Mixin private LimitOptions limitOptions;

  @Parameters(index = "0", paramLabel = "FILE", description = "The component or module.")
  private String file;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "What the guest gets as arguments.")
  private List<String> arguments = List.of();

  RunCommand(Console console) {
    this.console = console;
  }

  /** Options that follow the file are the guest's. */
  @Spec
  void setSpec(CommandSpec spec) {
    spec.parser().stopAtPositional(true);
  }

  @Override
  public Integer call() throws Exception {
    byte[] bytes = console.read(file);
    if (!ComponentDecoder.isComponent(Bytes.of(bytes))) {
      throw new UnsupportedConstructException("running core modules");
    }
    var run =
        new ComponentRun(
            console,
            Component.of(bytes),
            wasiOptions.wasi(file, arguments),
            limitOptions.limits());
    try {
      return GuestThread.run(() -> calls.isEmpty() ? run.command() : run.invoke(calls));
    } catch (RuntimeException failure) {
      return exit(failure);
    }
  }

  /** A guest that exits is no failure, wherever the exception has been wrapped on its way. */
  private static int exit(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WasiExitException exit) {
        return exit.status();
      }
    }
    throw failure;
  }
}
