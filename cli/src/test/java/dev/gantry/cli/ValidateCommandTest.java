package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void printsNothingAboutWhatIsValid() throws IOException {
    assertThat(gantry("validate", file("(module (func))"))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @Test
  void saysOfEachFileWhatIsWrong() throws IOException {
    String one = file("(module (func (result i32)))");
    String other = file("(module (func");
    assertThat(gantry("validate", one, other)).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8))
        .contains("error: %s: type mismatch".formatted(one))
        .contains("error: %s: ".formatted(other));
  }

  @Test
  void allowsTheFeaturesOfAList() throws IOException {
    String simd = file("(module (func (param v128)))");
    assertThat(gantry("validate", "-f", "wasm1", simd)).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).contains("SIMD support is not enabled");
    assertThat(gantry("validate", "--features=-all,simd", simd)).isEqualTo(ExitCode.OK);
    assertThat(gantry("validate", "-f", "wasm1", "-f", "simd", simd)).isEqualTo(ExitCode.OK);
  }

  @Test
  void checksComponents() throws IOException {
    byte[] empty = HexFormat.of().parseHex("0061736d0d000100");
    Path component = Files.write(folder.resolve("component.wasm"), empty);
    assertThat(gantry("validate", "-f", "wasm2,-cm-async", component.toString()))
        .isEqualTo(ExitCode.OK);
    Path cutOff = Files.write(folder.resolve("cut.wasm"), Arrays.copyOf(empty, 9));
    assertThat(gantry("validate", cutOff.toString(), component.toString()))
        .isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).startsWith("error: " + cutOff);
  }

  @Test
  void unknownFeatureIsWrongUse() throws IOException {
    assertThat(gantry("validate", "-f", "teleport", file("(module)"))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("unknown feature `teleport`");
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "module", ".wat"), text).toString();
  }

  private int gantry(String... arguments) {
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    return Gantry.execute(console, List.of(arguments));
  }
}
