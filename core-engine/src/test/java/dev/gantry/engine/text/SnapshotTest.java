package dev.gantry.engine.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Corpora;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Modules print as the reference tool prints them, and keep their bytes over text. */
class SnapshotTest {

  private static final PrintOptions FOLDED = new PrintOptions("  ", false, false, true, false);

  /** Snapshots that are not matched, by file and number, with the reason. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "gc/gc-ref.wast/0.print",
          "a type use finds its type by what it means, not by how its identifiers are spelled",
          "gc/type-subtyping.wast/25.print",
          "core 6.6.3: a type use stands for a final type, which the first candidate is not",
          "producers.wast/5.print",
          "the comment quotes our decoder's words");

  @TestFactory
  Stream<DynamicTest> printsAsTheReferenceToolDoes() {
    Path scripts = Corpora.folder("wasm-tools-cli/cli");
    Path snapshots = Corpora.folder("wasm-tools-cli/snapshots/cli");
    return Corpora.files(scripts, ".wast").stream()
        .filter(Files::isRegularFile)
        .filter(script -> Files.isDirectory(snapshots.resolve(scripts.relativize(script))))
        .map(
            script -> {
              String name = scripts.relativize(script).toString();
              return DynamicTest.dynamicTest(name, () -> compare(script, snapshots, name));
            });
  }

  private static void compare(Path script, Path snapshots, String name) throws IOException {
    var modules = ScriptModules.of(script);
    for (int i = 0; i < modules.size(); i++) {
      var binary = modules.get(i);
      if (binary.isPresent()) {
        String snapshot = name + "/" + i + ".print";
        compare(binary.orElseThrow(), snapshots, snapshot, PrintOptions.DEFAULT);
        compare(binary.orElseThrow(), snapshots, snapshot + "-folded", FOLDED);
      }
    }
  }

  private static void compare(byte[] binary, Path snapshots, String snapshot, PrintOptions options)
      throws IOException {
    Path expected = snapshots.resolve(snapshot);
    if (Files.exists(expected)) {
      var text = print(binary, options);
      if (text.isPresent() && DIFFERENT.containsKey(snapshot)) {
        assertThat(text.orElseThrow()).as(snapshot).isNotEqualTo(Files.readString(expected));
      } else if (text.isPresent()) {
        assertThat(text.orElseThrow()).as(snapshot).isEqualTo(Files.readString(expected));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> keepsModulesOfTheSuiteOverTextAndBinary() {
    Path suite = Corpora.folder("core-spec");
    return Corpora.files(suite, ".wast").stream()
        .map(
            script ->
                DynamicTest.dynamicTest(
                    suite.relativize(script).toString(), () -> requireStable(script)));
  }

  private static void requireStable(Path script) throws IOException {
    for (var binary : ScriptModules.of(script)) {
      if (binary.isEmpty()) {
        continue;
      }
      var text = print(binary.orElseThrow(), PrintOptions.DEFAULT);
      if (text.isEmpty()) {
        continue;
      }
      byte[] again = TextModule.parse(text.orElseThrow().getBytes(StandardCharsets.UTF_8));
      var textAgain = print(again, PrintOptions.DEFAULT).orElseThrow();
      assertThat(textAgain).isEqualTo(text.orElseThrow());
      assertThat(TextModule.parse(textAgain.getBytes(StandardCharsets.UTF_8))).isEqualTo(again);
      String folded = print(again, FOLDED).orElseThrow();
      assertThat(TextModule.parse(folded.getBytes(StandardCharsets.UTF_8))).isEqualTo(again);
    }
  }

  /** {@return the text of a module, empty if its bytes are malformed} */
  private static Optional<String> print(byte[] binary, PrintOptions options) {
    try {
      var module = ModuleDecoder.decode(Bytes.of(binary), Features.ALL);
      return Optional.of(ModulePrinter.print(module, options));
    } catch (MalformedException _) {
      return Optional.empty();
    }
  }
}
