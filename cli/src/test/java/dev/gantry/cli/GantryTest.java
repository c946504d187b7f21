package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class GantryTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpListsTheCommandsOfTheDesign() {
    assertThat(gantry("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains("run", "serve", "wit", "validate", "wast", "compose", "bindgen", "explain");
  }

  @ParameterizedTest
  @EnumSource
  void wordOfACommandIsWhatItsClassSays(Subcommand command) {
    assertThat(command.type().getAnnotation(Command.class).name()).isEqualTo(command.word());
  }

  @Test
  void lineNeedsNoOtherCommandThanItNames() {
    assertThat(Subcommand.reachable(List.of("wit", "run"))).containsExactly(Subcommand.WIT);
    assertThat(Subcommand.reachable(List.of("--version"))).isEmpty();
    assertThat(Subcommand.reachable(List.of("rum", "wit"))).contains(Subcommand.values());
    assertThat(Subcommand.reachable(List.of("--help"))).contains(Subcommand.values());
    assertThat(Subcommand.reachable(List.of())).contains(Subcommand.values());
  }

  @Test
  void unknownCommandIsToldWhichThereAre() {
    assertThat(gantry("rum", "x.wasm")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("rum", "run");
  }

  @Test
  void versionIsWhatTheBuildSays() {
    assertThat(gantry("--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).matches("gantry \\d+\\.\\d+\\.\\d+\\S*\n");
  }

  @Test
  void missingFileIsTheInputsFault() {
    assertThat(gantry("run", "no-such.wasm")).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8))
        .isEqualTo("error: cannot read `no-such.wasm`: there is no such file\n");
  }

  @Test
  void unknownOptionIsWrongUse() {
    assertThat(gantry("run", "--no-such-option", "x.wasm")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void noCommandIsWrongUse() {
    assertThat(gantry()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).contains("Usage: gantry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"compose x.wac", "component new x.wasm -o y.wasm", "plug a --plug b"})
  void commandThatIsStillToComeSaysSo(String line) {
    assertThat(gantry(line.split(" ", -1))).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString(UTF_8)).startsWith("error: not yet supported: the command `");
  }

  @Test
  void completionNamesTheCommands() {
    assertThat(gantry("completion")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("complete -F", "run");
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
