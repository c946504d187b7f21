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
  private static final int ALLOCATED_PER_BYTE = 400;
  private static final int ALLOCATED_AT_ALL = 200_000;

  /** The largest u32, 2²⁸ − 1, and 10⁶, which is not absurd everywhere. */
  private static final List<byte[]> LARGE =
      List.of(
          new byte[] {-1, -1, -1, -1, 0x0F},
          new byte[] {-1, -1, -1, 0x7F},
          new byte[] {(byte) 0xC0, (byte) 0x84, 0x3D});

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

  /** Lengths that the input only claims to have must not be believed. */
  @Test
  void allocatesNoMoreThanTheInputJustifies() throws IOException {
    long seed = Long.getLong("gantry.seed", 20_261_124);
    var random = new Random(seed);
    // Classes are loaded and constants made before anything is counted.
    originals().forEach(MutatedComponentsTest::accepts);
    for (byte[] original : originals()) {
      for (int round = 0; round < ROUNDS; round++) {
        byte[] mutated = round % 2 == 0 ? claim(original, random) : mutate(original, random);
        long allocated = AllocatedBytes.of(() -> accepts(mutated));
        assertThat(allocated)
            .as("seed %d, round %d, %d bytes of input", seed, round, mutated.length)
            .isLessThan(ALLOCATED_AT_ALL + (long) ALLOCATED_PER_BYTE * mutated.length);
      }
    }
  }

  /** As trees, these types would have more parts than there are atoms. */
  @Test
  void allocatesForTypesThatShareTheirPartsAsForGraphs() {
    var text = new StringBuilder("(component (type $t0 (list u8))");
    for (int i = 1; i < 90; i++) {
      text.append("(type $t%d (tuple (list $t%d) (list $t%d)))".formatted(i, i - 1, i - 1));
    }
    byte[] binary =
        TextComponent.parse(
            text.append("(import \"f\" (func (param \"x\" (list $t89)))))")
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    accepts(binary);

    assertThat(AllocatedBytes.of(() -> accepts(binary)))
        .isLessThan(ALLOCATED_AT_ALL + (long) ALLOCATED_PER_BYTE * binary.length);
  }

  /** {@return the bytes with a large number in the place of one of them} */
  private static byte[] claim(byte[] original, Random random) {
    byte[] large = LARGE.get(random.nextInt(LARGE.size()));
    int at = random.nextInt(original.length);
    var claimed = new byte[original.length + large.length - 1];
    System.arraycopy(original, 0, claimed, 0, at);
    System.arraycopy(large, 0, claimed, at, large.length);
    System.arraycopy(original, at + 1, claimed, at + large.length, original.length - at - 1);
    return claimed;
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
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > 0) {
        originals.add(bytes);
      }
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
