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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitCommandTest {
  private static final String GOOD =
      """
      package a:b;

      interface i {
        @unstable(feature = beta)
        f: func();

        /// g
        g: func();
      }

      world w {
        import i;
      }
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path good;
  private Path bad;

  @BeforeEach
  void writeFiles() throws IOException {
    good = Files.writeString(folder.resolve("good.wit"), GOOD);
    bad = Files.writeString(folder.resolve("bad.wit"), "package a:b;interface i{type t=x;}");
  }

  @Test
  void printsCanonicalWitAndJson() {
    assertThat(run("wit", good.toString())).isEqualTo(ExitCode.OK);
    assertThat(output()).contains("  /// g\n  g: func();\n").doesNotContain("f: func()");

    run("wit", good.toString(), "--json", "--features", "beta");
    assertThat(output()).contains("\"interfaces\"").contains("\"feature\" : \"beta\"");

    run("wit", good.toString(), "-w", "w", "--no-docs");
    assertThat(output()).isEqualTo("package a:b;\n\nworld w {\n  import i;\n}\n");
  }

  @Test
  void readsStandardInput() {
    assertThat(execute(GOOD, "wit", "-")).isEqualTo(ExitCode.OK);
    assertThat(output()).startsWith("package a:b;\n");
  }

  @Test
  void reportsMistakesForPeopleAndForTools() {
    assertThat(run("wit", bad.toString())).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).contains("error[WIT0203]").contains("gantry explain WIT0203");

    assertThat(run("wit", bad.toString(), "--format", "json")).isEqualTo(ExitCode.INPUT);
    assertThat(output()).contains("\"code\" : \"WIT0203\"");
  }

  @Test
  void formatsFilesAndNamesThoseThatWouldChange() throws IOException {
    assertThat(run("wit", "fmt", "--check", folder.toString())).isEqualTo(ExitCode.INPUT);
    assertThat(output()).isEqualTo(bad + "\n");

    assertThat(run("wit", "fmt", folder.toString())).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(bad)).isEqualTo("package a:b;\ninterface i {\n  type t = x;\n}\n");
    assertThat(Files.readString(good)).isEqualTo(GOOD);
  }

  @Test
  void writesFilesAndPages() {
    Path written = folder.resolve("written");
    assertThat(run("wit", good.toString(), "--out-dir", written.toString())).isEqualTo(ExitCode.OK);
    assertThat(written.resolve("b.wit")).exists();

    Path pages = folder.resolve("pages");
    assertThat(run("wit", "docs", good.toString(), "-o", pages.toString())).isEqualTo(ExitCode.OK);
    assertThat(pages.resolve("index.html")).content().contains("a-b/i.html");
    assertThat(pages.resolve("a-b/i.html")).exists();
  }

  @Test
  void explainsCodes() {
    assertThat(run("explain", "wit0203")).isEqualTo(ExitCode.OK);
    assertThat(output()).startsWith("WIT0203: unknown type\n");
    assertThat(run("explain", "WIT9999")).isEqualTo(ExitCode.INPUT);
    assertThat(run("explain")).isEqualTo(ExitCode.OK);
    assertThat(output()).contains("WIT0101").contains("WIT0503");
  }

  private int run(String... arguments) {
    return execute("", arguments);
  }

  private int execute(String input, String... arguments) {
    out.reset();
    err.reset();
    var console =
        new Console(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    return Gantry.execute(console, List.of(arguments));
  }

  private String output() {
    return out.toString(UTF_8);
  }
}
