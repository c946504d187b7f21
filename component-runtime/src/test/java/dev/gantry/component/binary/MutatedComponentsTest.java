package dev.gantry.component.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.Corpora;
import dev.gantry.component.text.TextComponent;
import dev.gantry.component.valid.ComponentValidator;
import dev.gantry.engine.Features;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, they are a component or a complaint about them, and soon. */
class MutatedComponentsTest {
  private static final int LONGEST = 20_000;
  private static final int ROUNDS = 20;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void survivesChangedBinaries() throws IOException {
    long seed = Long.getLong("gantry.seed", 20_261_124);
    var random = new Random(seed);
    int rejected = 0;
    for (byte[] original : originals()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] mutated = mutate(original, random);
        boolean accepted =
            assertTimeoutPreemptively(
                LIMIT, () -> accepts(mutated), () -> "seed %d".formatted(seed));
        rejected += accepted ? 0 : 1;
      }
    }
    assertThat(rejected).as("seed %d", seed).isPositive();
  }

  @Test
  void survivesChangedTexts() throws IOException {
    long seed = Long.getLong("gantry.seed", 20_261_124);
    var random = new Random(seed);
    byte[] original =
        """
        (component $c
          (import "a" (instance $a (export "r" (type $r (sub resource)))
            (export "f" (func (param "x" (list (own 0))) (result (option string))))))
          (core module $m (func (export "g") (param i32) (result i32) unreachable)
            (memory (export "m") 1))
          (core instance $i (instantiate $m))
          (alias core export $i "m" (core memory $mem))
          (type $t (record (field "x" u8) (field "y" (tuple char f32))))
          (func $g (param "x" u32) (result u32) (canon lift (core func $i "g")))
          (component $n (import "b" (func (type 0))) (type (func)))
          (export "g" (func $g)))
        """
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(TextComponent.parse(original.clone())).isNotEmpty();
    for (int round = 0; round < 3000; round++) {
      byte[] mutated = mutate(original, random);
      assertTimeoutPreemptively(LIMIT, () -> parses(mutated), () -> "seed %d".formatted(seed));
    }
  }

  private static boolean accepts(byte[] binary) {
    try {
      var syntax = ComponentDecoder.decode(Bytes.of(binary));
      ComponentValidator.validate(syntax, ComponentFeatures.ALL, Features.ALL);
      return true;
    } catch (ComponentException _) {
      return false;
    }
  }

  private static boolean parses(byte[] text) {
    try {
      return TextComponent.parse(text).length > 0;
    } catch (ComponentException _) {
      return false;
    }
  }

  private static List<byte[]> originals() throws IOException {
    var originals = new ArrayList<byte[]>();
    for (Path file : Corpora.files(Corpora.folder("other-components"), ".wasm")) {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length <= LONGEST && ComponentDecoder.isComponent(Bytes.of(bytes))) {
        originals.add(bytes);
      }
    }
    for (Path file : Corpora.files(Corpora.folder("component-text-golden"), ".wasm")) {
      originals.add(Files.readAllBytes(file));
    }
    assertThat(originals).isNotEmpty();
    return originals;
  }

  private static byte[] mutate(byte[] original, Random random) {
    byte[] mutated = original.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && mutated.length > 0; i++) {
      int at = random.nextInt(mutated.length);
      switch (random.nextInt(4)) {
        case 0 -> mutated[at] = (byte) random.nextInt(256);
        case 1 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> mutated = java.util.Arrays.copyOf(mutated, at);
        default -> {
          int from = random.nextInt(mutated.length);
          int length = Math.min(mutated.length - Math.max(at, from), random.nextInt(16));
          System.arraycopy(mutated, from, mutated, at, length);
        }
      }
    }
    return mutated;
  }
}
