package dev.gantry.wit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsTest {

  /** Drop a file into {@code golden/diagnostics} and run with {@code -Dbless}: that is a test. */
  @ParameterizedTest
  @MethodSource
  void rendersEveryMistakeOfAFile(Path input) {
    String rendered = check(input).stream().map(DiagnosticRenderer::render).collect(joining("\n"));

    Golden.assertMatches(input, ".txt", rendered);
  }

  static List<Path> rendersEveryMistakeOfAFile() {
    return Golden.inputs("diagnostics", ".wit");
  }

  @Test
  void reportsTwelveMistakesInOneRunAndNoEcho() {
    List<Diagnostic> diagnostics =
        check(Path.of("src", "test", "golden", "diagnostics", "twelve-mistakes.wit"));

    assertThat(diagnostics).hasSize(12);
    assertThat(diagnostics.stream().map(Diagnostic::code).distinct()).hasSizeGreaterThan(9);
    assertThat(
            diagnostics.stream()
                .map(d -> d.primary().source().position(d.primary().span().start()).line())
                .distinct())
        .hasSize(12);
  }

  @Test
  void putsAMissingSemicolonAtTheEndOfThePreviousLine() {
    Diagnostic diagnostic =
        onlyOne("package a:b;\ninterface i {\n  type a = u32\n\n  type b = u8;\n}");

    assertThat(diagnostic.message()).isEqualTo("missing `;`");
    assertThat(diagnostic.primary().location()).hasToString("a.wit:3:15");
  }

  @Test
  void saysNothingAgainstUsesOfWhatCouldNotBeRead() {
    Diagnostic diagnostic =
        onlyOne(
            "package a:b;\ninterface i {\n  type = t;\n  record r x;\n  f: func(a: r);\n}"
                .replace("  type = t;\n", ""));

    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNEXPECTED_TOKEN);
  }

  @Test
  void explainsEveryCodeAndGivesNoneTwice() {
    assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code))
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("WIT0[1-5][0-9]{2}"));
    for (DiagnosticCode code : DiagnosticCode.values()) {
      assertThat(code.explanation()).endsWith("\n").hasSizeGreaterThan(40);
      assertThat(DiagnosticCode.find(code.code())).contains(code);
    }
  }

  private static Diagnostic onlyOne(String text) {
    List<Diagnostic> diagnostics = check(new Source("a.wit", text));
    assertThat(diagnostics).as(diagnostics.toString()).hasSize(1);
    return diagnostics.getFirst();
  }

  private static List<Diagnostic> check(Path input) {
    return check(new Source(input.getFileName().toString(), Golden.read(input)));
  }

  private static List<Diagnostic> check(Source source) {
    WitException e =
        catchThrowableOfType(WitException.class, () -> WitLoader.create().load(source));
    assertThat(e).as("mistakes").isNotNull();
    return e.diagnostics();
  }
}
