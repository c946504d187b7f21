package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompileCommandTest {
  private static final Path GUESTS =
      Path.of(System.getProperty("gantry.root"), "fixtures", "guests");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder;

  private int run(String... line) {
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    return Gantry.execute(console, List.of(line));
  }

  private String jar() {
    return folder.resolve("guest.jar").toString();
  }

  @Test
  void compiledCommandRuns() {
    assertThat(run("compile", GUESTS.resolve("hello-rs196.wasm").toString(), "-o", jar()))
        .as("%s", err)
        .isEqualTo(ExitCode.OK);

    assertThat(run("run", jar(), "one")).as("%s", err).isEqualTo(ExitCode.OK);

    assertThat(out.toString(UTF_8)).startsWith("hello from Rust args=[\"one\"]");
  }

  @Test
  void exportsOfACompiledComponentAnswer() {
    run("compile", GUESTS.resolve("shop-c.wasm").toString(), "-o", jar());

    assertThat(run("run", "--invoke", "join([\"a\", \"b\"], '-')", jar())).isEqualTo(ExitCode.OK);

    assertThat(out.toString(UTF_8)).isEqualTo("\"a-b\"\n");
  }

  @Test
  void exportsOfACompiledModuleAnswer() throws Exception {
    Path text = folder.resolve("add.wat");
    Files.writeString(
        text,
        "(module (func (export \"add\") (param i32 i32) (result i32)"
            + " (i32.add (local.get 0) (local.get 1))))");
    run("compile", text.toString(), "-o", jar());

    assertThat(run("run", "--invoke", "add", jar(), "40", "2")).isEqualTo(ExitCode.OK);

    assertThat(out.toString(UTF_8)).isEqualTo("42\n");
  }

  @Test
  void jarsOfOthersAreRefused() throws Exception {
    Path other = folder.resolve("other.jar");
    Files.write(other, new byte[] {1, 2, 3});

    assertThat(run("run", other.toString())).isEqualTo(ExitCode.INPUT);

    assertThat(err.toString(UTF_8)).isNotBlank();
  }
}
