package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories with 32-bit addresses that are larger than any array. */
class LargeMemoryTest {
  private static final String MODULE =
      """
      (module
        (memory (export "memory") 1)
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "store") (param i32 i32) (i32.store8 (local.get 0) (local.get 1)))
        (func (export "load") (param i32) (result i32) (i32.load8_u (local.get 0))))
      """;

  @ParameterizedTest
  @EnumSource(Executor.class)
  void segmentsReachAllThatAddressesDo(Executor executor) {
    Engine engine = Engine.DEFAULT.withExecutor(executor).withMemoryKind(MemoryKind.SEGMENT);
    Instance instance = instance(engine);

    assertThat(call(instance, "grow", 65_535)).isEqualTo(1);
    assertThat(call(instance, "grow", 1)).isEqualTo(-1);
    instance.function("store").call(-1, 42);

    assertThat(call(instance, "load", -1)).isEqualTo(42);
    assertThat(instance.memory("memory").byteLength()).isEqualTo(1L << 32);
  }

  @ParameterizedTest
  @EnumSource(Executor.class)
  void arraysEndBelowTwoGibibytes(Executor executor) {
    Instance instance = instance(Engine.DEFAULT.withExecutor(executor));

    assertThat(call(instance, "grow", 32_768)).isEqualTo(-1);
  }

  private static Instance instance(Engine engine) {
    return Linker.create().link(Module.parse(engine, MODULE)).instantiate(Store.create());
  }

  private static Object call(Instance instance, String name, int argument) {
    return instance.function(name).call(argument).getFirst();
  }
}
