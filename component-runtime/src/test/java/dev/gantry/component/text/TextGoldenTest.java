package dev.gantry.component.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.Corpora;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.PrintOptions;
import dev.gantry.engine.text.TokenReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every component of the suites becomes the bytes that the reference tools make of it. */
class TextGoldenTest {
  private static final String SCRIPT = ".wast";
  private static final String PRINT = ".print";

  @Test
  void encodesTheTextsOfTheSuites() throws IOException {
    Path goldens = Corpora.folder("component-text-golden");
    int compared = 0;
    for (var script : lines(goldens).entrySet()) {
      Path source = goldens.resolveSibling(script.getKey());
      if (!Files.exists(source)) {
        // Some sources are kept back from this machine.
        continue;
      }
      compared += compare(source, script.getValue(), goldens);
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void printsAsTheReferenceToolsDo() throws IOException {
    Path goldens = Corpora.folder("component-text-golden");
    var different = new ArrayList<String>();
    int compared = 0;
    for (Path golden : Corpora.files(goldens, PRINT)) {
      String path = golden.toString();
      Path binary = Path.of(path.substring(0, path.length() - PRINT.length()) + ".wasm");
      var component = ComponentDecoder.decode(Bytes.of(Files.readAllBytes(binary)));
      String printed = ComponentPrinter.print(component, PrintOptions.DEFAULT);
      if (!printed.equals(Files.readString(golden))) {
        different.add(goldens.relativize(golden).toString());
      }
      compared++;
    }
    assertThat(compared).isPositive();
    // The reference tools spell out the parameters of tags in module types, and nowhere else.
    assertThat(different).containsExactly("wasmtime-component/component-model/modules.L485.print");
  }

  /** The lines of the components that have a golden, by script. */
  private static Map<String, Set<Integer>> lines(Path goldens) throws IOException {
    var lines = new LinkedHashMap<String, Set<Integer>>();
    for (String row : Files.readAllLines(goldens.resolve("INDEX.tsv"))) {
      String[] cells = row.split("\t", -1);
      if (cells[3].startsWith("ok")) {
        lines.computeIfAbsent(cells[0], _ -> new LinkedHashSet<>()).add(Integer.parseInt(cells[1]));
      }
    }
    return lines;
  }

  private static int compare(Path source, Set<Integer> lines, Path goldens) throws IOException {
    var reader = TokenReader.over(Files.readAllBytes(source));
    int compared = 0;
    while (!reader.atEnd()) {
      int command = reader.index();
      int line = reader.position().line();
      if (!reader.isOpen("component")) {
        reader.open();
        reader.advance();
      }
      Path golden = golden(goldens, source, line);
      if (reader.isOpen("component") && lines.contains(line) && Files.exists(golden)) {
        assertThat(encode(reader)).as("%s:%d", source, line).isEqualTo(Files.readAllBytes(golden));
        compared++;
      }
      reader.seek(command);
      reader.skipList();
    }
    return compared;
  }

  private static Path golden(Path goldens, Path source, int line) {
    String path = goldens.resolveSibling("").relativize(source).toString();
    return goldens.resolve(
        path.substring(0, path.length() - SCRIPT.length()) + ".L" + line + ".wasm");
  }

  private static byte[] encode(TokenReader reader) {
    reader.open("component");
    for (String word : Arrays.asList("definition", "instance")) {
      reader.takeWord(word);
    }
    Optional<String> id = reader.takeId();
    if (reader.takeWord("binary")) {
      return strings(reader, false);
    }
    return reader.takeWord("quote")
        ? TextComponent.fields(TokenReader.over(strings(reader, true)), id)
        : TextComponent.fields(reader, id);
  }

  private static byte[] strings(TokenReader reader, boolean lines) {
    var bytes = new ByteArrayOutputStream();
    while (!reader.atClose()) {
      bytes.writeBytes(reader.string());
      if (lines) {
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }
}
