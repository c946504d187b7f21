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

/** What the commands for modules do with components. */
class ComponentCommandsTest {
  private static final String COMPONENT =
      """
      (component
        (import "f" (func $f (param "x" u8)))
        (core module $m (export "g" (func 0)) (func))
        (core instance $i (instantiate $m))
        (export "h" (func $f)))
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path folder;

  @Test
  void inspectShowsTheTree() throws IOException {
    assertThat(gantry("inspect", file(COMPONENT))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains("component, ")
        .contains("  import f: func\n")
        .contains("  export h: func\n")
        .contains("  core module 0, ")
        .contains("    export g: func\n")
        .contains("  core instance 0, an instance of core module 0\n");
  }

  @Test
  void inspectWritesJson() throws IOException {
    assertThat(gantry("inspect", "--format", "json", file(COMPONENT))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("\"kind\" : \"core module\"");
  }

  @Test
  void bindingsComeOutOfAComponentToo() throws IOException {
    Path guest = Path.of(System.getProperty("gantry.root"), "fixtures/guests/shop-c.wasm");

    int status =
        gantry("bindgen", "java", guest.toString(), "--package", "a.b", "-o", folder.toString());

    assertThat(status).isEqualTo(ExitCode.OK);
    assertThat(folder.resolve("a/b/Root.java")).content().contains("Inventory inventory()");
    assertThat(folder.resolve("a/b/fix/shop/Inventory.java")).content().contains("record Item(");
  }

  @Test
  void whatIsPrintedParsesToTheSame() throws IOException {
    String binary = folder.resolve("c.wasm").toString();
    String text = folder.resolve("c.wat").toString();
    String again = folder.resolve("again.wasm").toString();
    assertThat(gantry("parse", file(COMPONENT), "-o", binary)).isEqualTo(ExitCode.OK);
    assertThat(gantry("print", binary, "-o", text)).isEqualTo(ExitCode.OK);
    assertThat(gantry("parse", text, "-o", again)).isEqualTo(ExitCode.OK);
    assertThat(Files.readAllBytes(Path.of(again))).isEqualTo(Files.readAllBytes(Path.of(binary)));
  }

  @Test
  void validateChecksComponents() throws IOException {
    assertThat(gantry("validate", file(COMPONENT))).isEqualTo(ExitCode.OK);
    String invalid = file("(component (export \"f\" (func 3)))");
    assertThat(gantry("validate", invalid)).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).contains("unknown function 3: function index out of bounds");
  }

  @Test
  void validateTakesFeaturesOfComponents() throws IOException {
    String map = file("(component (type (map u8 string)))");
    assertThat(gantry("validate", "-f", "-cm-map", map)).isEqualTo(ExitCode.INPUT);
    assertThat(gantry("validate", "-f", "cm-map", map)).isEqualTo(ExitCode.OK);
  }

  private String file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "component", ".wat"), text).toString();
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
