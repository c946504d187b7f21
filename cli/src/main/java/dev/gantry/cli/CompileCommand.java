package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.engine.CompiledJar;
import dev.gantry.engine.Engine;
import dev.gantry.engine.Module;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compiles a module or component into a jar that runs without being compiled. */
@Command(
    name = "compile",
    description = "Compile ahead of time into a jar, for `gantry run JAR`.",
    mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "A module or component; `-` is standard input.")
  private String file = "-";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "JAR",
      required = true,
      description = "Where to write.")
  private Path output = Path.of("");

  @Mixin private SimdOption simd = new SimdOption();

  CompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    byte[] bytes = TextInput.read(console, file);
    Engine engine = simd.applyTo(Engine.DEFAULT);
    List<Module> modules =
        Component.isComponent(bytes)
            ? Component.of(engine, bytes).coreModules()
            : List.of(Module.of(engine, bytes));
    try {
      CompiledJar.write(output, bytes, modules);
    } catch (IOException e) {
      throw new InputException("cannot write `%s`: %s".formatted(output, e.getMessage()));
    }
    return ExitCode.OK;
  }
}
