package dev.gantry.engine.script;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.text.TokenReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs scripts. Immutable; each run is on its own. */
public final class ScriptRunner {
  /** Parts of the first edition and of reference types that this engine always has. */
  private static final Set<String> INSEPARABLE = Set.of("floats", "gc-types");

  private final Expectations expectations;
  private final List<ScriptDialect> dialects;

  private ScriptRunner(Expectations expectations, List<ScriptDialect> dialects) {
    this.expectations = expectations;
    this.dialects = dialects;
  }

  /** {@return a runner for scripts in these dialects} */
  public static ScriptRunner of(Expectations expectations, ScriptDialect... dialects) {
    return new ScriptRunner(expectations, List.of(dialects));
  }

  /** {@return what became of the commands of a file} */
  public ScriptReport run(ScriptOptions options, Path file) throws IOException {
    return run(options, file.toString(), Files.readAllBytes(file));
  }

  /**
   * {@return what became of the commands of a script}
   *
   * @param options those of the caller; what the script says of itself goes on top
   * @param file its path, by which expectations and the features of folders are found
   * @param source UTF-8, which the caller gives up
   */
  public ScriptReport run(ScriptOptions options, String file, byte[] source) {
    var wanted = ScriptHeader.read(file, source, options);
    TokenReader reader;
    try {
      reader = TokenReader.over(source);
    } catch (MalformedException e) {
      return new ScriptReport(
          List.of(
              new CommandResult(
                  new Place(file, 1), "script", CommandResult.Verdict.FAILED, e.toString())));
    }
    var run =
        new ScriptRun(reader, file, new Units(dialects, wanted), expectations, wanted.runsCode());
    unsupportedFeature(wanted).ifPresent(run::skipAll);
    return run.report();
  }

  private Optional<String> unsupportedFeature(ScriptOptions options) {
    var unknown =
        options.otherFeatures().stream()
            .filter(
                feature ->
                    dialects.stream().noneMatch(dialect -> dialect.features().contains(feature)))
            .sorted()
            .map(feature -> "needs the feature " + feature)
            .findFirst();
    return unknown.or(
        () ->
            options.disabledFeatures().stream()
                .filter(INSEPARABLE::contains)
                .map(feature -> "needs the feature %s to be off".formatted(feature))
                .findFirst());
  }
}
