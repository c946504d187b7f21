package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentException;
import dev.gantry.engine.Engine;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.valid.ModuleValidator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks modules and components by their specifications; prints only what is wrong. */
@Command(
    name = "validate",
    description = "Check modules and components; print only what is wrong.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  /** A component in the text format, after white space and comments. */
  private static final Pattern COMPONENT_TEXT =
      Pattern.compile("(?:\\s|;;[^\\n]*+|\\(;.*?;\\))*+\\(component\\b", Pattern.DOTALL);

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
      } catch (EngineException | ComponentException e) {
        console.err().printf("error: %s: %s%n", file, e.getMessage());
        valid = false;
      }
    }
    return valid ? ExitCode.OK : ExitCode.INPUT;
  }

  private AllowedFeatures allowed() {
    var allowed = AllowedFeatures.ALL;
    for (String list : features) {
      try {
        allowed = allowed.withList(list);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return allowed;
  }

  private void validate(String file, AllowedFeatures allowed) {
    byte[] bytes = console.read(file);
    if (isComponent(bytes)) {
      Component.of(Engine.DEFAULT.withFeatures(allowed.modules()), allowed.components(), bytes);
      return;
    }
    if (!isBinary(bytes)) {
      bytes = TextModule.parse(bytes);
    }
    ModuleValidator.validate(
        ModuleDecoder.decode(Bytes.of(bytes), allowed.modules()), allowed.modules());
  }

  private static boolean isBinary(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == 0;
  }

  private static boolean isComponent(byte[] bytes) {
    return isBinary(bytes)
        ? Component.isComponent(bytes)
        : COMPONENT_TEXT.matcher(new String(bytes, UTF_8)).lookingAt();
  }
}
