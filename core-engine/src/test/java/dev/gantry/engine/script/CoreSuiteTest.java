package dev.gantry.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Corpora;
import dev.gantry.engine.script.CommandResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The official test suite, as it is; what it expects beyond us is listed with reasons. */
class CoreSuiteTest {
  private static final ScriptRunner RUNNER =
      ScriptRunner.of(Expectations.bundled(), new ModuleDialect());

  @TestFactory
  Stream<DynamicTest> passesTheOfficialSuite() {
    return scripts(Corpora.folder("core-spec"));
  }

  @TestFactory
  Stream<DynamicTest> givesTheVerdictsOfTheReferenceTools() {
    return scripts(Corpora.folder("wasm-tools-cli/cli"));
  }

  private static Stream<DynamicTest> scripts(Path folder) {
    return Corpora.files(folder, ".wast").stream()
        .filter(Files::isRegularFile)
        .filter(script -> isCore(script))
        .map(
            script ->
                DynamicTest.dynamicTest(
                    folder.relativize(script).toString(), () -> requireNoFailure(script)));
  }

  /** Scripts of components need their dialect, and are run where it is. */
  private static boolean isCore(Path script) {
    try {
      return !new String(Files.readAllBytes(script), java.nio.charset.StandardCharsets.ISO_8859_1)
          .contains("(component");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void requireNoFailure(Path script) throws IOException {
    assertThat(RUNNER.run(ScriptOptions.DEFAULT, script).failures()).isEmpty();
  }

  @Test
  void countsEveryAssertionOfTheSuite() throws IOException {
    long passed = 0;
    for (Path script : Corpora.files(Corpora.folder("core-spec"), ".wast")) {
      passed += RUNNER.run(ScriptOptions.DEFAULT, script).count(Verdict.PASSED);
    }

    assertThat(passed).isGreaterThanOrEqualTo(63_300);
  }

  @Test
  void listsNothingThatPasses() {
    var report =
        ScriptRunner.of(Expectations.parse("fails a.wast:1 no reason"), new ModuleDialect())
            .run(
                ScriptOptions.DEFAULT,
                "a.wast",
                "(assert_malformed (module quote \"x\") \"unknown operator\")"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));

    assertThat(report.results())
        .isEqualTo(
            List.of(
                new CommandResult(
                    new Place("a.wast", 1),
                    "assert_malformed",
                    Verdict.FAILED,
                    "passes, but is listed: no reason")));
  }
}
