package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.generated.ByteArrayMemory;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final int PAGES = 512;

  private static final Module MODULE =
      Module.parse(
          """
          (module
            (memory (export "memory") 1)
            (func (export "grow") (result i32) (memory.grow (i32.const 1))))
          """);

  @Test
  void pageByPageCopiesNoMoreThanThriceTheMemory() {
    Instance instance = Linker.create().link(MODULE).instantiate(Store.create());
    var memory = (ByteArrayMemory) instance.memory("memory");
    long copied = 0;
    for (int page = 1; page < PAGES; page++) {
      int length = memory.bytes.length;
      long size = memory.byteLength();
      assertThat(instance.function("grow").call()).containsExactly(page);
      copied += memory.bytes.length == length ? 0 : size;
    }

    assertThat(copied).isPositive().isLessThanOrEqualTo(3 * memory.byteLength());
  }
}
