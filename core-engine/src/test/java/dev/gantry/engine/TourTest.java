package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class TourTest {
  private final Guests guests;

  TourTest(Executor executor) {
    guests = new Guests(executor);
  }

  @Test
  void callsAFunction() {
    assertThat(Tour.firstCall()).containsExactly(3);
  }

  @Test
  void callsWithoutBoxes() {
    Instance guest =
        guests.instance(
            """
            (func (export "add") (param i32 i32) (result i32)
              (i32.add (local.get 0) (local.get 1)))
            """);

    assertThat(Tour.typedCall(guest)).isEqualTo(3);
  }

  @Test
  void offersFunctions() {
    var numbers = new ArrayList<Integer>();
    Instance guest =
        guests.instance(
            Store.create(),
            Tour.hostFunction(numbers),
            """
            (import "env" "note" (func $note (param i32)))
            (import "env" "divide" (func $divide (param i64 i64) (result i64 i64)))
            (func (export "run") (param i64 i64) (result i64 i64)
              (call $note (i32.const 7))
              (call $divide (local.get 0) (local.get 1)))
            """);

    assertThat(guest.function("run").call(17L, 5L)).containsExactly(3L, 2L);
    assertThat(numbers).containsExactly(7);
  }

  @Test
  void sharesMemory() {
    Instance guest = guests.instance("(memory (export \"memory\") 1)");

    assertThat(Tour.memory(guest)).isEqualTo('h' + 'i');
  }

  @Test
  void reusesMemoryButNothingInIt() {
    LinkedModule linked =
        Linker.create()
            .link(
                guests.module(
                    """
                    (memory 100)
                    (func (export "answer") (param i32) (result i32)
                      (i32.store (i32.const 5000)
                        (i32.add (i32.load (i32.const 5000)) (local.get 0)))
                      (i32.load (i32.const 5000)))
                    """));
    MemoryBudget pool = Tour.pool();

    assertThat(Tour.perRequest(linked, pool, 3)).isEqualTo(3);
    assertThat(Tour.perRequest(linked, pool, 4)).isEqualTo(4);
    assertThat(pool.used()).isZero();
    assertThat(pool.idle().byteLength()).isPositive();
  }

  @Test
  void containsAStranger() {
    Module stranger =
        guests.module(
            "(func $spin (loop $again (br $again)))", "(func (export \"run\") (call $spin))");

    assertThat(Tour.contained(stranger))
        .matches("fuel exhausted in \\[0x[0-9a-f]+ - spin, 0x[0-9a-f]+ - func\\[1]]");
  }
}
