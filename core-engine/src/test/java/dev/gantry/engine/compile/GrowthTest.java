package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.ByteArrayMemory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GrowthTest {
  private static final int PAGES = 512;

  private static final String TEXT =
      """
      (module
        (memory (export "memory") 1)
        (func (export "grow") (result i32) (memory.grow (i32.const 1))))
      """;

  private static final Module MODULE = Module.parse(TEXT);

  private static Instance instance(Module module) {
    return Linker.create().link(module).instantiate(Store.create());
  }

  private static ByteArrayMemory memory(Instance instance) {
    return (ByteArrayMemory) instance.memory("memory");
  }

  @Test
  void pageByPageCopiesAtMostElevenTimesTheMemory() {
    Instance instance = instance(MODULE);
    var memory = memory(instance);
    long copied = 0;
    for (int page = 1; page < PAGES; page++) {
      int length = memory.bytes.length;
      long size = memory.byteLength();
      assertThat(instance.function("grow").call()).containsExactly(page);
      copied += memory.bytes.length == length ? 0 : size;
    }

    assertThat(copied).isPositive().isLessThanOrEqualTo(11 * memory.byteLength());
  }

  @Test
  void aFewTimesLeavesNoRoom() {
    Instance instance = instance(Module.parse(TEXT));
    for (int page = 1; page < 8; page++) {
      assertThat(instance.function("grow").call()).containsExactly(page);
      assertThat(memory(instance).hasRoom()).isFalse();
      assertThat(memory(instance).bytes).hasSize((page + 1) << 16);
    }
  }

  @Test
  void ofOneInstanceGivesThoseAfterItRoomFromTheStart() {
    Module module = Module.parse(TEXT);
    Instance first = instance(module);
    assertThat(memory(first).hasRoom()).isFalse();
    while (!memory(first).hasRoom()) {
      assertThat(first.function("grow").call()).isNotEqualTo(List.of(-1));
    }

    Instance second = instance(module);

    assertThat(memory(second).hasRoom()).isTrue();
    assertThat(second.function("grow").call()).containsExactly(1);
    assertThat(memory(second).bytes.length).isGreaterThan(2 << 16);
  }

  /** Every access that is called, and every one in a loop, right before and behind the end. */
  @ParameterizedTest
  @MethodSource
  void isCheckedWhetherThereIsRoomOrNot(String access, int byteLength) {
    Module module =
        Module.parse(
            """
            (module
              (memory (export "memory") 1)
              (func (export "grow") (result i32) (memory.grow (i32.const 1)))
              (func (export "once") (param i32) %1$s)
              (func (export "often") (param i32) (local $round i32)
                (loop $again
                  %1$s
                  (local.set $round (i32.add (local.get $round) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get $round) (i32.const 3))))))
            """
                .formatted(access));
    for (Instance instance : List.of(instance(module), instance(module))) {
      for (int pages = 1; pages < 40; pages++) {
        int last = (pages << 16) - byteLength;
        for (String name : List.of("once", "often")) {
          Function function = instance.function(name);
          assertThat(function.call(last)).isEmpty();
          for (int address : new int[] {last + 1, last + byteLength, -1, -byteLength}) {
            assertThatThrownBy(() -> function.call(address))
                .isInstanceOfSatisfying(
                    TrapException.class,
                    trap -> assertThat(trap.trap()).isEqualTo(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS));
          }
        }
        assertThat(instance.function("grow").call()).containsExactly(pages);
      }
      assertThat(memory(instance).hasRoom()).isTrue();
    }
  }

  static Stream<Arguments> isCheckedWhetherThereIsRoomOrNot() {
    return Stream.of(
        Arguments.of("(drop (i32.load8_u (local.get 0)))", 1),
        Arguments.of("(i32.store8 (local.get 0) (i32.const 1))", 1),
        Arguments.of("(drop (i32.load16_u (local.get 0)))", 2),
        Arguments.of("(i64.store16 (local.get 0) (i64.const 1))", 2),
        Arguments.of("(drop (i32.load (local.get 0)))", 4),
        Arguments.of("(i32.store (local.get 0) (i32.const 1))", 4),
        Arguments.of("(drop (f32.load (local.get 0)))", 4),
        Arguments.of("(f32.store (local.get 0) (f32.const 1))", 4),
        Arguments.of("(drop (i64.load (local.get 0)))", 8),
        Arguments.of("(i64.store (local.get 0) (i64.const 1))", 8),
        Arguments.of("(drop (f64.load (local.get 0)))", 8),
        Arguments.of("(f64.store (local.get 0) (f64.const 1))", 8),
        Arguments.of("(drop (v128.load (local.get 0)))", 16),
        Arguments.of("(v128.store (local.get 0) (v128.const i64x2 1 1))", 16));
  }
}
