package dev.gantry.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Executor;
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

  /** Enough modules for each opcode to have its thousand turns. */
  private static final int MODULES_FOR_A_THOUSAND = 7_500;

  @Test
  void agreeOnGeneratedModules() {
    var generator = new ModuleGenerator(SEED);
    List<Outcome.Containment> forms = List.of(Outcome.Containment.values());
    for (int i = 0; i < MODULES; i++) {
      byte[] binary = generator.next().copy();
      var containment = forms.get(i % forms.size());
      assertThat(Outcome.of(Executor.COMPILED, containment, binary))
          .as("module %d of seed %d, %s", i, SEED, containment)
          .isEqualTo(Outcome.of(Executor.PLAIN, containment, binary));
    }
    if (MODULES >= MODULES_FOR_A_THOUSAND) {
      assertThat(generator.counts().keySet()).containsAll(Arrays.asList(Opcode.values()));
      assertThat(generator.counts().values()).allMatch(count -> count >= 1_000);
    }
  }
}
