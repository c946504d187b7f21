package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Features;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
  private static final String SMALL = "(func)";
  private static final String LARGE = "(func %s)".formatted("(nop)".repeat(10_000));

  /** {@return for each function of a module the chunk that it is in} */
  private static List<Integer> chunks(String fields) {
    byte[] binary =
        TextModule.parse(
            "(module (import \"a\" \"b\" (func)) %s)"
                .formatted(fields)
                .getBytes(StandardCharsets.UTF_8));
    var syntax = ModuleDecoder.decode(Bytes.of(binary), Features.ALL);
    var chunks = new Chunks(syntax, 1);
    var found = new ArrayList<Integer>();
    for (int chunk = 0; chunk < chunks.count(); chunk++) {
      for (int function = chunks.first(chunk); function < chunks.end(chunk); function++) {
        assertThat(chunks.of(function)).isEqualTo(chunk);
        found.add(chunk);
      }
    }
    assertThat(found).hasSize(syntax.functions().size());
    return found;
  }

  @Test
  void holdAFewNeighbours() {
    assertThat(chunks(SMALL.repeat(10))).containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 2, 2);
  }

  @Test
  void holdALargeFunctionAlone() {
    assertThat(chunks(SMALL + LARGE + SMALL + SMALL + LARGE)).containsExactly(0, 1, 2, 2, 3);
  }

  @Test
  void areNoneWithoutFunctions() {
    assertThat(chunks("")).isEmpty();
  }
}
