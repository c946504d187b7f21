package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCommandTest {
  private static final Path GUESTS =
      Path.of(System.getProperty("gantry.root"), "fixtures", "guests");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(strings = {"shop-c", "shop-rs196"})
  void functionsOfTheShopAnswerAlike(String guest) {
    assertThat(
            run(
                guest,
                "--invoke",
                "join([\"h\\u{e9}llo\", \"\\u{1f600}\"], '\\u{20ac}')",
                "--invoke",
                "rot({read, admin})",
                "--invoke",
                "find([{name: \"x\", qty: 1, price: some(2.5)}, {name: \"y\", qty: 7}], by-name(\"y\"))",
                "--invoke",
                "find([], all)"))
        .as("%s", err)
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            "héllo€😀"
            {write, admin}
            ok([{name: "y", qty: 7}])
            ok([])
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop-c", "shop-rs196"})
  void resourceLivesFromCallToCall(String guest) {
    assertThat(
            run(
                guest,
                "--invoke",
                "cart(\"ann\")",
                "--invoke",
                "cart.add($1, {name: \"tea\", qty: 2, price: some(1.5)})",
                "--invoke",
                "cart.names($1)",
                "--invoke",
                "cart.total($1)"))
        .as("%s", err)
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).isEqualTo("$1\nok(1)\n[\"ann\", \"tea\"]\n3\n");
  }

  @Test
  void unknownHandleIsTheInputsFault() {
    assertThat(run("shop-c", "--invoke", "cart.names($1)")).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).contains("no call has given a handle $1");
  }

  @Test
  void componentThatIsNoCommandSaysWhatItExports() {
    assertThat(run("shop-c")).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).contains("fix:shop/inventory@0.1.0");
  }

  private int run(String guest, String... options) {
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    List<String> arguments =
        Stream.of(
                Stream.of("run"),
                Stream.of(options),
                Stream.of(GUESTS.resolve(guest + ".wasm").toString()))
            .flatMap(part -> part)
            .toList();
    return Gantry.execute(console, arguments);
  }
}
