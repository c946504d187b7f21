package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextCommandsTest {
  private static final String MODULE =
      """
      (module $m
        (type (;0;) (func (param i32) (result i32)))
        (func $f (;0;) (type 0) (param $x i32) (result i32)
          local.get $x
          i32.eqz
        )
      )
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void parsesAndPrintsThroughStandardStreams() {
    assertThat(gantry(MODULE.getBytes(UTF_8), false, "parse", "-", "-o", "-")).isZero();
    byte[] binary = out.toByteArray();
    out.reset();

    assertThat(gantry(binary, true, "print")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo(MODULE);
  }

  @Test
  void printsFolded() {
    assertThat(gantry(MODULE.getBytes(UTF_8), true, "print", "-f", "--indent", "1")).isZero();
    assertThat(out.toString(UTF_8)).contains("\n  (i32.eqz\n   (local.get $x))\n");
  }

  @Test
  void writesNoBinaryToATerminal() {
    assertThat(gantry(MODULE.getBytes(UTF_8), true, "parse")).isEqualTo(ExitCode.INPUT);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).contains("not written to a terminal");
  }

  @Test
  void pointsAtWhatIsWrong() {
    assertThat(gantry("(module\n\t(func (local.get $y)))".getBytes(UTF_8), false, "parse"))
        .isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8))
        .isEqualTo(
            """
            error: unknown local $y
             --> -:2:19
              |
            2 | \t(func (local.get $y)))
              | \t                 ^
            """);
  }

  @Test
  void countsAssertionsAndListsFailures() throws IOException {
    Path script = folder.resolve("some.wast");
    Files.writeString(
        script,
        """
        (module (func (export "one") (result i32) (i32.const 1)))
        (assert_return (invoke "one") (i32.const 1))
        (assert_return (invoke "one") (i32.const 2))
        """);

    assertThat(gantry(new byte[0], false, "wast", folder.toString())).isEqualTo(ExitCode.INPUT);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "failed %s:3 assert_return: expected [(i32.const 2)], found [(i32.const 1)]%n"
                    .formatted(script)
                + "1 passed, 1 failed, 0 skipped%n".formatted());
    out.reset();
    assertThat(gantry(new byte[0], false, "wast", "--summary", script.toString()))
        .isEqualTo(ExitCode.INPUT);
    assertThat(out.toString(UTF_8)).isEqualTo("1 passed, 1 failed, 0 skipped%n".formatted());
  }

  private int gantry(byte[] in, boolean terminal, String... arguments) {
    var console =
        new Console(
            new ByteArrayInputStream(in),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal);
    return Gantry.execute(console, List.of(arguments));
  }
}
