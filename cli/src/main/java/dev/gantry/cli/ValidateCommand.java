package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentException;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.valid.ModuleValidator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks modules and components by the rules of the specification; prints only what is wrong. */
@Command(
    name = "validate",
    description = "Check modules and components; print only what is wrong.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--features"},
      paramLabel = "LIST",
      description =
          "What may be used, such as 'wasm2,tail-call' or 'all,-simd,cm-async'. By default all"
              + " features of modules may be, and the finished ones of components.")
  private List<String> features = List.of();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Modules or components, binary or text.")
  private List<String> files;

  ValidateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var allowed = allowed();
    boolean valid = true;
    for (String file : files) {
      try {
        validate(file, allowed);
      } catch (EngineException | ComponentException e) {
        console.err().printf("error: %s: %s%n", file, e.getMessage());
        valid = false;
      }
    }
    return valid ? ExitCode.OK : ExitCode.INPUT;
  }

  private FeatureList allowed() {
    var allowed = FeatureList.DEFAULT;
    for (String list : features) {
      try {
        allowed = allowed.with(list);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return allowed;
  }

  private void validate(String file, FeatureList allowed) {
    byte[] bytes = console.read(file);
    byte[] binary = TextInput.isBinary(bytes) ? bytes : TextInput.parse(bytes);
    if (Component.isComponent(binary)) {
      ComponentValidator.validate(
          ComponentDecoder.decode(Bytes.of(binary)), allowed.components(), allowed.modules());
    } else {
      ModuleValidator.validate(
          ModuleDecoder.decode(Bytes.of(binary), allowed.modules()), allowed.modules());
    }
  }
}
