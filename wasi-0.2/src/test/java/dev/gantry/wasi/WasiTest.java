package dev.gantry.wasi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.wasi.bindings.cli.Environment;
import dev.gantry.wasi.bindings.cli.Exit;
import dev.gantry.wasi.bindings.cli.Stdin;
import dev.gantry.wasi.bindings.cli.Stdout;
import dev.gantry.wasi.bindings.cli.TerminalStderr;
import dev.gantry.wasi.bindings.cli.TerminalStdin;
import dev.gantry.wasi.bindings.cli.TerminalStdout;
import dev.gantry.wasi.bindings.clocks.Timezone;
import dev.gantry.wasi.bindings.clocks.WallClock;
import dev.gantry.wasi.bindings.filesystem.Preopens;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.bindings.random.Insecure;
import dev.gantry.wasi.bindings.random.InsecureSeed;
import dev.gantry.wasi.bindings.random.Random;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WasiTest {

  private static <T> T host(Wasi wasi, Class<T> type) {
    return type.cast(
        wasi.implementations().stream()
            .filter(implementation -> implementation.type() == type)
            .findFirst()
            .orElseThrow()
            .host());
  }

  @Test
  void grantsNothingByItself() {
    Wasi wasi = Wasi.builder().build();
    assertThat(host(wasi, Environment.class).getEnvironment()).isEmpty();
    assertThat(host(wasi, Environment.class).getArguments()).isEmpty();
    assertThat(host(wasi, Environment.class).initialCwd()).isEmpty();
    assertThat(host(wasi, Preopens.class).getDirectories()).isEmpty();
    assertThat(host(wasi, TerminalStdin.class).getTerminalStdin()).isEmpty();
    assertThatThrownBy(() -> host(wasi, Stdin.class).getStdin().blockingRead(1))
        .isInstanceOf(StreamErrorException.class);
  }

  @Test
  void grantsWhatTheBuilderSays(@TempDir Path directory) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wasi wasi =
        Wasi.builder()
            .arguments("program", "argument")
            .environment("NAME", "value")
            .initialDirectory("/work")
            .stdin(new ByteArrayInputStream("in".getBytes(UTF_8)))
            .stdout(out)
            .terminals(true, true, true)
            .directory(directory, "/")
            .readOnlyDirectory(directory, "/fixed")
            .build();
    assertThat(host(wasi, Environment.class).getArguments()).containsExactly("program", "argument");
    assertThat(host(wasi, Environment.class).getEnvironment())
        .containsExactly(new Tuple2<>("NAME", "value"));
    assertThat(host(wasi, Environment.class).initialCwd()).contains("/work");
    assertThat(host(wasi, Stdin.class).getStdin().blockingRead(10)).isEqualTo("in".getBytes(UTF_8));
    host(wasi, Stdout.class).getStdout().blockingWriteAndFlush("out".getBytes(UTF_8));
    assertThat(out.toString(UTF_8)).isEqualTo("out");
    assertThat(host(wasi, TerminalStdin.class).getTerminalStdin()).isPresent();
    assertThat(host(wasi, TerminalStdout.class).getTerminalStdout()).isPresent();
    assertThat(host(wasi, TerminalStderr.class).getTerminalStderr()).isPresent();
    assertThat(host(wasi, Preopens.class).getDirectories())
        .extracting(Tuple2::second)
        .containsExactly("/", "/fixed");
  }

  @Test
  void exitsWithAStatus() {
    Exit exit = host(Wasi.builder().build(), Exit.class);
    assertThatThrownBy(() -> exit.exit(Result.ok())).matches(e -> status(e) == 0);
    assertThatThrownBy(() -> exit.exit(Result.error())).matches(e -> status(e) == 1);
    assertThatThrownBy(() -> exit.exitWithCode(42)).matches(e -> status(e) == 42);
  }

  private static int status(Throwable thrown) {
    return ((WasiExitException) thrown).status();
  }

  @Test
  void aSeedMakesRandomnessRepeatable() {
    Wasi one = Wasi.builder().randomSeed(1).build();
    Wasi two = Wasi.builder().randomSeed(1).build();
    Wasi other = Wasi.builder().build();
    byte[] bytes = host(one, Random.class).getRandomBytes(16);
    assertThat(bytes).isEqualTo(host(two, Random.class).getRandomBytes(16));
    assertThat(bytes).isNotEqualTo(host(other, Random.class).getRandomBytes(16));
    assertThat(host(one, InsecureSeed.class).insecureSeed())
        .isEqualTo(host(two, InsecureSeed.class).insecureSeed());
    assertThat(host(other, Insecure.class).getInsecureRandomU64())
        .isNotEqualTo(host(other, Insecure.class).getInsecureRandomU64());
  }

  @Test
  void trapsWhenAskedForTooManyRandomBytes() {
    Wasi wasi = Wasi.builder().maxRandomBytes(10).build();
    assertThat(host(wasi, Random.class).getRandomBytes(10)).hasSize(10);
    assertThatThrownBy(() -> host(wasi, Random.class).getRandomBytes(11))
        .isInstanceOf(WasiTrapException.class);
    assertThatThrownBy(() -> host(wasi, Insecure.class).getInsecureRandomBytes(-1))
        .isInstanceOf(WasiTrapException.class);
  }

  @Test
  void tellsTheTimeOfItsClock() {
    Wasi wasi = Wasi.builder().clock(WasiClock.fixed(Instant.ofEpochSecond(5, 7))).build();
    WallClock.Datetime now = host(wasi, WallClock.class).now();
    assertThat(now).isEqualTo(new WallClock.Datetime(5, 7));
    assertThat(host(wasi, Timezone.class).utcOffset(now)).isZero();
    assertThat(host(wasi, Timezone.class).display(now).name()).isEqualTo("UTC");
  }
}
