package dev.gantry.cli;

import dev.gantry.engine.EngineException;
import dev.gantry.engine.Features;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.valid.ModuleValidator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks modules by the rules of the specification; prints only what is wrong. */
@Command(
    name = "validate",
    description = "Check modules and components; print only what is wrong.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final int LAYER_OFFSET = 6;

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-f", "--features"},
      paramLabel = "LIST",
      description =
          "What may be used, such as 'wasm2,tail-call' or 'all,-simd'; everything by default.")
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
      } catch (EngineException e) {
        console.err().printf("error: %s: %s%n", file, e.getMessage());
        valid = false;
      }
    }
    return valid ? ExitCode.OK : ExitCode.INPUT;
  }

  private Features allowed() {
    var allowed = Features.ALL;
    for (String list : features) {
      try {
        allowed = allowed.withList(list);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return allowed;
  }

  private void validate(String file, Features allowed) {
    byte[] bytes = console.read(file);
    if (!isBinary(bytes)) {
      bytes = TextModule.parse(bytes);
    } else if (isComponent(bytes)) {
      throw new UnsupportedConstructException("validating the component `%s`".formatted(file));
    }
    ModuleValidator.validate(ModuleDecoder.decode(Bytes.of(bytes), allowed), allowed);
  }

  private static boolean isBinary(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == 0;
  }

  private static boolean isComponent(byte[] bytes) {
    return bytes.length > LAYER_OFFSET && bytes[LAYER_OFFSET] == 1;
  }
}
