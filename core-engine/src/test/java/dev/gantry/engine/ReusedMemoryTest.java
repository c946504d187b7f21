package dev.gantry.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Memories of new stores in the arrays of closed ones. */
@ParameterizedClass
@EnumSource
class ReusedMemoryTest {
  private static final int PAGE = 1 << 16;

  private final Guests guests;

  /** The array of a memory of two pages that grows. */
  private static final long WITH_ROOM = 3 * PAGE;

  private final MemoryBudget budget = MemoryBudget.unlimited().reusing(64 * PAGE);

  ReusedMemoryTest(Executor executor) {
    guests = new Guests(executor);
  }

  private static final String LEAVES_TRACES =
      """
      (memory (export "memory") 2)
      (global $seen (mut i32) (i32.const 0))
      (table (export "table") 4 funcref)
      (data (i32.const 8) "initial")
      (func $run (export "run") (param $at i32) (result i32)
        (i32.store8 (local.get $at) (i32.const 1))
        (table.set (i32.const 1) (ref.func $run))
        (global.set $seen (i32.add (global.get $seen) (i32.const 1)))
        (global.get $seen))
      (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
      (elem declare func $run)
      """;

  private Store store() {
    return Store.create(StoreLimits.DEFAULT, budget);
  }

  private Instance instance(Store store) {
    return guests.instance(store, Linker.create(), LEAVES_TRACES);
  }

  private void assertFresh(Instance guest) {
    byte[] expected = new byte[2 * PAGE];
    System.arraycopy("initial".getBytes(UTF_8), 0, expected, 8, 7);
    Memory memory = guest.memory("memory");
    assertThat(memory.byteLength()).isEqualTo(2 * PAGE);
    assertThat(memory.read(0, 2 * PAGE)).isEqualTo(expected);
    assertThat(guest.table("table").get(1)).isNull();
    assertThat(guest.function("run").as(IntUnaryOperator.class).applyAsInt(0)).isEqualTo(1);
  }

  @Test
  void nothingOfOneUserIsThereForTheNext() {
    for (int user = 0; user < 5; user++) {
      Store store = store();
      Instance guest = instance(store);
      assertFresh(guest);
      var run = guest.function("run").as(IntUnaryOperator.class);
      for (int at = 0; at < 2 * PAGE; at += 999 + user) {
        var _ = run.applyAsInt(at);
      }
      store.close();
    }
    assertThat(budget.idle().byteLength()).isEqualTo(WITH_ROOM);
  }

  @Test
  void whatHasGrownIsClearedToo() {
    Store first = store();
    Instance grown = instance(first);
    assertThat(grown.function("grow").call(3)).containsExactly(2);
    for (int at = 0; at < 5 * PAGE; at++) {
      grown.memory("memory").writeByte(at, (byte) -1);
    }
    first.close();

    Store second = store();
    Instance next = instance(second);
    assertFresh(next);
    assertThat(next.function("grow").call(3)).containsExactly(2);
    assertThat(next.memory("memory").read(2 * PAGE, 3 * PAGE)).containsOnly(0);
  }

  @Test
  void theMemoriesOfAClosedStoreAreEmpty() {
    Store store = store();
    Instance guest = instance(store);
    var run = guest.function("run").as(IntUnaryOperator.class);
    store.close();

    assertThat(guest.memory("memory").byteLength()).isZero();
    assertThatThrownBy(() -> run.applyAsInt(0))
        .isInstanceOfSatisfying(
            TrapException.class,
            trap -> assertThat(trap.trap()).isEqualTo(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS));
    assertThatThrownBy(() -> guest.memory("memory").readByte(0)).isInstanceOf(TrapException.class);
  }

  @Test
  void whatGuestsAreStillUsingIsNotReused() {
    Store store = store();
    var closing = Linker.create().function("host", "close", Runnable.class, store::close);
    Instance guest =
        guests.instance(
            store,
            closing,
            """
            (import "host" "close" (func $close))
            (memory 1)
            (func (export "run") (result i32)
              (i32.store (i32.const 0) (i32.const 42))
              (call $close)
              (i32.load (i32.const 0)))
            """);

    assertThat(guest.function("run").call()).containsExactly(42);
    assertThat(budget.idle().byteLength()).isZero();
  }

  @Test
  void noMoreWaitsForUseThanWasAskedFor() {
    var stores = new ArrayList<Store>();
    for (int i = 0; i < 100; i++) {
      Store store = store();
      var _ = instance(store);
      stores.add(store);
    }
    assertThat(budget.used()).isEqualTo(100 * 2 * PAGE);

    stores.forEach(Store::close);

    assertThat(budget.used()).isZero();
    assertThat(budget.idle().byteLength()).isEqualTo(64 / 3 * WITH_ROOM);
  }

  @Test
  void closingTwiceGivesNothingBackTwice() {
    Store store = store();
    var _ = instance(store);

    store.close();
    store.close();

    assertThat(budget.used()).isZero();
    assertThat(budget.idle().byteLength()).isEqualTo(WITH_ROOM);
  }

  @Test
  void dataIsWrittenOverWhatAnotherUserLeft() {
    Module owning =
        guests.module(
            "(memory (export \"memory\") 4)",
            "(data (i32.const 8) \"a\")",
            "(data (i32.const 200000) \"z\")");
    Module growing =
        guests.module(
            """
            (import "owner" "memory" (memory 1))
            (func (export "grow") (param i32) (result i32) (memory.grow (local.get 0)))
            """);
    for (int user = 0; user < 5; user++) {
      Store store = store();
      Instance owner = Linker.create().link(owning).instantiate(store);
      Instance grower = Linker.create().instance("owner", owner).link(growing).instantiate(store);
      byte[] expected = new byte[4 * PAGE];
      expected[8] = 'a';
      expected[200_000] = 'z';
      assertThat(owner.memory("memory").read(0, 4 * PAGE)).isEqualTo(expected);
      assertThat(grower.function("grow").call(1)).containsExactly(4);
      assertThat(owner.memory("memory").read(4 * PAGE, PAGE)).containsOnly(0);
      owner.memory("memory").fill(0, 5 * PAGE, (byte) 7);
      store.close();
    }
  }
}
