package dev.gantry.tools.wit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gantry.component.InvalidComponentException;
import dev.gantry.engine.EngineException;
import dev.gantry.wit.Source;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import dev.gantry.wit.print.WitPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ComponentWitTest {
  private static final Path ROOT = Path.of(System.getProperty("gantry.root"));

  @Test
  void componentGivesTheWorldItWasMadeFor() throws IOException {
    assertThat(print(ROOT.resolve("fixtures/guests/shop-c.wasm")))
        .startsWith("package root:component;\n\nworld root {\n")
        .contains("export fix:shop/inventory@0.1.0;")
        .contains("merge: static func(a: cart, b: borrow<cart>) -> cart;")
        .contains("variant query {");
  }

  @Test
  void typesOfUsedInterfacesAreUsedAndNotDefinedAgain() throws IOException {
    assertThat(print(ROOT.resolve("fixtures/guests/hello-rs196.wasm")))
        .contains("import wasi:cli/stdout@0.2")
        .contains("use wasi:io/streams@0.2");
  }

  /** Every component that others have published gives WIT which reads back as WIT. */
  @TestFactory
  Stream<DynamicTest> publishedComponents() throws IOException {
    return Stream.of("other-components", "jco-components")
        .map(Corpora.folder()::resolve)
        .flatMap(ComponentWitTest::binaries)
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  /** What the reference tools reject as well, with the same words. */
  private static final Map<String, String> INVALID =
      Map.of(
          "async/builtins.wasm", "canonical option `memory` is required",
          "testdata/extended_component.wasm", "func not valid to be used as export",
          "testdata/rich_component.wasm", "instance not valid to be used as import");

  private static void check(Path file) throws IOException {
    for (Map.Entry<String, String> invalid : INVALID.entrySet()) {
      if (file.toString().replace('\\', '/').endsWith(invalid.getKey())) {
        assertThatThrownBy(() -> print(file))
            .isInstanceOf(InvalidComponentException.class)
            .hasMessageContaining(invalid.getValue());
        return;
      }
    }
    byte[] binary = Files.readAllBytes(file);
    assumeTrue(binary.length > 6 && binary[4] == 0x0d, "a core module");
    String text;
    try {
      text = print(file);
    } catch (NotWitException e) {
      // A component may import core modules, which no WIT world can say.
      assertThat(e).hasMessageContaining("WIT has no way to write");
      return;
    } catch (EngineException e) {
      throw new AssertionError(e);
    }
    WitInput again = WitLoader.create().withAllFeatures().load(new Source("again.wit", text));
    // Packages come in the order of their dependencies, which a component does not keep.
    assertThat(sorted(WitPrinter.create().printAll(again.resolution(), again.mainPackage())))
        .isEqualTo(sorted(text));
  }

  private static List<String> sorted(String text) {
    return text.lines().filter(line -> !line.isBlank()).sorted().toList();
  }

  private static String print(Path file) throws IOException {
    WitInput input = ComponentWit.decode(Files.readAllBytes(file));
    return WitPrinter.create().printAll(input.resolution(), input.mainPackage());
  }

  private static Stream<Path> binaries(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".wasm")).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
