package dev.gantry.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.ByteArrayMemory;
import org.junit.jupiter.api.Test;

class RoomLoopsTest {
  private static final int ENOUGH_PAGES = 40;

  /**
   * Sums up a table of rows of numbers that each end with 0, as does the table; a number of -1
   * leaves the function, and one of -2 all loops. Everything is doubled by another loop first.
   */
  private static final String TEXT =
      """
      (module
        (memory (export "memory") 1)
        (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
        (func (export "sum") (param $at i32) (result i32) (local $sum i32) (local $number i32)
          (block $out
            (loop $rows
              (loop $row
                (local.set $number (i32.load (local.get $at)))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))
                (if (i32.eq (local.get $number) (i32.const -1)) (then (return (i32.const 1000))))
                (br_if $out (i32.eq (local.get $number) (i32.const -2)))
                (if (local.get $number)
                  (then
                    (local.set $sum (i32.add (local.get $sum) (local.get $number)))
                    (br $row))))
              (br_if $rows (i32.load (local.get $at))))
            (return (local.get $sum)))
          (i32.mul (local.get $sum) (i32.const 10)))
        (func (export "forever") (param $at i32) (result i32)
          (loop $again
            (if (i32.load8_u (local.get $at)) (then (return (local.get $at))))
            (local.set $at (i32.add (local.get $at) (i32.const 1)))
            (br $again))
          (unreachable)))
      """;

  private static Instance instance() {
    return Linker.create().link(Module.parse(TEXT)).instantiate(Store.create());
  }

  private static void put(Instance instance, int address, int... numbers) {
    for (int number = 0; number < numbers.length; number++) {
      instance.memory("memory").writeInt(address + 4L * number, numbers[number]);
    }
  }

  private static void check(Instance instance) {
    int end = (int) instance.memory("memory").byteLength();
    put(instance, 64, 1, 2, 0, 3, 4, 5, 0, 0);
    assertThat(instance.function("sum").call(64)).containsExactly(15);
    put(instance, 64, 1, 2, 0, 3, -2, 5, 0, 0);
    assertThat(instance.function("sum").call(64)).containsExactly(60);
    put(instance, 64, 1, -1, 0, 0);
    assertThat(instance.function("sum").call(64)).containsExactly(1000);
    put(instance, end - 8, 1, 1);
    assertThatThrownBy(() -> instance.function("sum").call(end - 8))
        .isInstanceOf(TrapException.class);
    assertThat(instance.function("forever").call(end - 11)).containsExactly(end - 8);
    put(instance, end - 8, 0, 0);
    assertThatThrownBy(() -> instance.function("forever").call(end - 8))
        .isInstanceOf(TrapException.class);
  }

  @Test
  void doTheSameWithRoomAndWithout() {
    Instance instance = instance();
    var memory = (ByteArrayMemory) instance.memory("memory");
    check(instance);
    assertThat(memory.hasRoom()).isFalse();

    for (int page = 1; page < ENOUGH_PAGES; page++) {
      assertThat(instance.function("grow").call(1)).containsExactly(page);
      check(instance);
    }

    assertThat(memory.hasRoom()).isTrue();
  }
}
