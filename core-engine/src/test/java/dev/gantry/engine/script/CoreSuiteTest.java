package dev.gantry.engine.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Corpora;
import dev.gantry.engine.Simd;
import dev.gantry.engine.script.CommandResult.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The official test suite, as it is; what it expects beyond us is listed with reasons. */
class CoreSuiteTest {
  private static final Pattern VECTORS = Pattern.compile("simd|i8x16|i16x8|i32x4|relaxed");

  private static final ScriptRunner RUNNER =
      ScriptRunner.of(Expectations.bundled(), new ModuleDialect());

  @TestFactory
  Stream<DynamicTest> passesTheOfficialSuite() {
    var passed = new AtomicLong();
    return Stream.concat(
        scripts(Corpora.folder("core-spec"), passed),
        Stream.of(
            DynamicTest.dynamicTest(
                "every assertion counts",
                () -> assertThat(passed.get()).isGreaterThanOrEqualTo(63_300))));
  }

  /**
   * Whatever vectors are in compiled code; by default they are objects only where there are many.
   */
  @TestFactory
  Stream<DynamicTest> passesTheSuiteOfVectorsInEachForm() {
    return Stream.of(Simd.LONGS, Simd.VECTORS)
        .filter(simd -> simd != Simd.VECTORS || Simd.hasVectors())
        .flatMap(
            simd ->
                Corpora.files(Corpora.folder("core-spec"), ".wast").stream()
                    .filter(script -> VECTORS.matcher(script.getFileName().toString()).find())
                    .map(
                        script ->
                            DynamicTest.dynamicTest(
                                simd + " " + script.getFileName(),
                                () ->
                                    assertThat(
                                            RUNNER
                                                .run(ScriptOptions.DEFAULT.withSimd(simd), script)
                                                .failures())
                                        .isEmpty())));
  }

  @TestFactory
  Stream<DynamicTest> givesTheVerdictsOfTheReferenceTools() {
    return scripts(Corpora.folder("wasm-tools-cli/cli"), new AtomicLong());
  }

  private static Stream<DynamicTest> scripts(Path folder, AtomicLong passed) {
    return Corpora.files(folder, ".wast").stream()
        .filter(Files::isRegularFile)
        .filter(CoreSuiteTest::isCore)
        .map(
            script ->
                DynamicTest.dynamicTest(
                    folder.relativize(script).toString(), () -> requireNoFailure(script, passed)));
  }

  /** Scripts of components need their dialect, and are run where it is. */
  private static boolean isCore(Path script) {
    try {
      return !new String(Files.readAllBytes(script), StandardCharsets.ISO_8859_1)
          .contains("(component");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireNoFailure(Path script, AtomicLong passed) throws IOException {
    var report = RUNNER.run(ScriptOptions.DEFAULT, script);
    passed.addAndGet(report.count(Verdict.PASSED));
    assertThat(report.failures()).isEmpty();
  }

  @Test
  void listsNothingThatPasses() {
    var report =
        ScriptRunner.of(Expectations.parse("fails a.wast:1 no reason"), new ModuleDialect())
            .run(
                ScriptOptions.DEFAULT,
                "a.wast",
                "(assert_malformed (module quote \"x\") \"unknown operator\")"
                    .getBytes(StandardCharsets.UTF_8));

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
