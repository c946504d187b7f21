package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Core modules, run with WASI 0.1. */
class ModuleRunTest {
  private static final String IMPORTS =
      """
      (import "wasi_snapshot_preview1" "args_sizes_get" (func $args (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "environ_sizes_get" (func $env (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_prestat_get" (func $dir (param i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "fd_write"
        (func $write (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "poll_oneoff"
        (func $poll (param i32 i32 i32 i32) (result i32)))
      (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
      (memory (export "memory") 1)
      """;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int gantry(List<String> arguments) {
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    return Gantry.execute(console, arguments);
  }

  /** Runs the body of {@code _start}, with options before the file and arguments after it. */
  private int run(String body, List<String> options, String... arguments) throws IOException {
    return runModule("(func (export \"_start\") " + body + ")", options, arguments);
  }

  private int runModule(String fields, List<String> options, String... arguments)
      throws IOException {
    Path text = folder.resolve("module.wat");
    Path binary = folder.resolve("module.wasm");
    Files.writeString(text, "(module " + IMPORTS + fields + ")");
    assertThat(gantry(List.of("parse", text.toString(), "-o", binary.toString()))).isZero();
    var line = new ArrayList<String>(List.of("run"));
    line.addAll(options);
    line.add(binary.toString());
    line.addAll(List.of(arguments));
    return gantry(line);
  }

  @Test
  void endsWithTheStatusOfTheGuest() throws IOException {
    assertThat(run("(call $exit (i32.const 7))", List.of())).isEqualTo(7);
    assertThat(run("", List.of())).isZero();
  }

  @Test
  void printsWhatTheGuestWrites() throws IOException {
    assertThat(
            runModule(
                """
                (data (i32.const 8) "hello")
                (func (export "_start")
                  (i32.store (i32.const 0) (i32.const 8))
                  (i32.store (i32.const 4) (i32.const 5))
                  (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16))))
                """,
                List.of()))
        .isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("hello");
  }

  @Test
  void whatComesAfterTheFileBelongsToTheGuest() throws IOException {
    String count =
        "(drop (call $args (i32.const 0) (i32.const 4))) (call $exit (i32.load (i32.const 0)))";
    assertThat(run(count, List.of(), "--env", "-x")).isEqualTo(3);
  }

  @Test
  void grantsOnlyWhatIsAskedFor() throws IOException {
    String variables =
        "(drop (call $env (i32.const 0) (i32.const 4))) (call $exit (i32.load (i32.const 0)))";
    assertThat(run(variables, List.of())).isZero();
    assertThat(run(variables, List.of("--env", "A=b", "--env=C=d"))).isEqualTo(2);
    assertThat(run(variables, List.of("-S", "inherit-env"))).isPositive();
    String directory = "(call $exit (call $dir (i32.const 3) (i32.const 0)))";
    assertThat(run(directory, List.of())).isEqualTo(8);
    assertThat(run(directory, List.of("--dir", folder + "::/:ro"))).isZero();
  }

  @Test
  void callsExportsWithNumbers() throws IOException {
    String add =
        """
        (func (export "add") (param i32 i64) (result i64)
          (i64.add (i64.extend_i32_s (local.get 0)) (local.get 1)))
        """;
    assertThat(runModule(add, List.of("--invoke", "add"), "-1", "43")).isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("42\n");
    assertThat(runModule(add, List.of("--invoke", "add"), "x", "1")).isEqualTo(ExitCode.INPUT);
    assertThat(runModule(add, List.of("--invoke", "none"))).isEqualTo(ExitCode.INPUT);
    assertThat(runModule(add, List.of())).isEqualTo(ExitCode.INPUT);
  }

  @Test
  void reportsTraps() throws IOException {
    assertThat(run("unreachable", List.of())).isEqualTo(ExitCode.TRAP);
    assertThat(err.toString(UTF_8)).contains("unreachable");
  }

  @Test
  void endsAGuestThatComputesTooLong() throws IOException {
    assertThat(run("(loop (br 0))", List.of("--timeout", "100ms"))).isEqualTo(ExitCode.TRAP);
    assertThat(run("(loop (br 0))", List.of("-W", "timeout=100ms"))).isEqualTo(ExitCode.TRAP);
    assertThat(run("(loop (br 0))", List.of("--fuel", "1000"))).isEqualTo(ExitCode.TRAP);
  }

  @Test
  void endsAGuestThatWaitsTooLong() throws IOException {
    String sleep =
        """
        (i32.store (i32.const 16) (i32.const 1))
        (i64.store (i32.const 24) (i64.const 1000000000000))
        (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))
        """;
    assertThat(run(sleep, List.of("--timeout", "100ms"))).isEqualTo(ExitCode.TRAP);
  }

  @Test
  void aFixedClockMakesWaitingTakeNoTime() throws IOException {
    String sleep =
        """
        (i32.store (i32.const 16) (i32.const 1))
        (i64.store (i32.const 24) (i64.const 1000000000000))
        (drop (call $poll (i32.const 0) (i32.const 64) (i32.const 1) (i32.const 128)))
        """;
    assertThat(run(sleep, List.of("--fixed-clock", "2026-01-01T00:00:00Z"))).isZero();
  }

  @Test
  void refusesWhatItDoesNotUnderstand() throws IOException {
    assertThat(run("", List.of("--net", "no host"))).isEqualTo(ExitCode.INPUT);
    assertThat(run("", List.of("--dir", folder.resolve("none").toString())))
        .isEqualTo(ExitCode.INPUT);
    assertThat(run("", List.of("--fixed-clock", "noon"))).isEqualTo(ExitCode.INPUT);
    assertThat(run("", List.of("-S", "threads"))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("not yet supported: -S threads");
  }
}
