package dev.gantry.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Engine;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Simd;
import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Both executors give the same results, traps, globals and memories, and use the same fuel.
 *
 * <p>{@code -Dgantry.generate.modules=100000} is the long mode, {@code -Dgantry.generate.seed=N}
 * begins elsewhere.
 */
class ExecutorsAgreeTest {
  private static final int MODULES = Integer.getInteger("gantry.generate.modules", 60);
  private static final long SEED = Long.getLong("gantry.generate.seed", 1);

  /** Java's vectors too, if the JVM has them. */
  private static final List<Simd> FORMS =
      Simd.hasVectors() ? List.of(Simd.LONGS, Simd.VECTORS) : List.of(Simd.LONGS);

  /** Enough modules for each opcode to have its thousand turns. */
  private static final int MODULES_FOR_A_THOUSAND = 7_500;

  @Test
  void agreeOnGeneratedModules() {
    var generator = new ModuleGenerator(SEED);
    List<Outcome.Containment> forms = List.of(Outcome.Containment.values());
    for (int i = 0; i < MODULES; i++) {
      byte[] binary = generator.next().copy();
      var containment = forms.get(i % forms.size());
      Outcome expected = Outcome.of(Executor.PLAIN, containment, binary);
      for (Simd simd : FORMS) {
        assertThat(Outcome.of(Engine.DEFAULT.withSimd(simd), containment, binary))
            .as("module %d of seed %d, %s, %s", i, SEED, containment, simd)
            .isEqualTo(expected);
      }
    }
    if (MODULES >= MODULES_FOR_A_THOUSAND) {
      assertThat(generator.counts().keySet()).containsAll(Arrays.asList(Opcode.values()));
      assertThat(generator.counts().values()).allMatch(count -> count >= 1_000);
    }
  }
}
