package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
@Timeout(30)
class StoreTest {
  private final Guests guests;

  StoreTest(Executor executor) {
    guests = new Guests(executor);
  }

  private static final String ENDLESS = "(func (export \"run\") (loop $again (br $again)))";
  private static final String COUNTS =
      """
      (func (export "run") (param i32) (result i32)
        (local $sum i32)
        (loop $again
          (local.set $sum (i32.add (local.get $sum) (local.get 0)))
          (local.set 0 (i32.sub (local.get 0) (i32.const 1)))
          (br_if $again (local.get 0)))
        (local.get $sum))
      """;
  private static final String DEEP = "(func $f (export \"run\") (call $f))";

  @Test
  void guestsNeedNoFuelUnlessTheyAreGivenSome() {
    var store = Store.create();

    guests.instance(store, COUNTS).function("run").call(1000);

    assertThat(store.fuel()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theSameRunUsesTheSameFuel() {
    var used = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) {
      var store = Store.create();
      store.setFuel(1_000_000);
      guests.instance(store, COUNTS).function("run").call(1000);
      used.add(1_000_000 - store.fuel());
    }

    assertThat(used).allMatch(fuel -> fuel.equals(used.getFirst()));
    // Ten instructions a round, and one after the loop.
    assertThat(used.getFirst()).isEqualTo(10 * 1000 + 1);
  }

  @Test
  void aGuestWithoutFuelEnds() {
    var store = Store.create();
    Function endless = guests.instance(store, ENDLESS).function("run");
    store.setFuel(100_000);

    assertThatThrownBy(endless::call)
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("fuel exhausted");
    assertThat(store.fuel()).isZero();
  }

  @Test
  void exactlyEnoughFuelIsEnough() {
    var store = Store.create();
    Function counts = guests.instance(store, COUNTS).function("run");
    store.setFuel(10 * 1000 + 1);

    counts.call(1000);

    assertThat(store.fuel()).isZero();
    store.setFuel(10 * 1000);
    assertThatThrownBy(() -> counts.call(1000)).isInstanceOf(ExhaustedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {ENDLESS, "(func $f (export \"run\") (return_call $f))"})
  void aGuestEndsAtItsDeadline(String guest) {
    var store = Store.create();
    Function endless = guests.instance(store, guest).function("run");
    store.setDeadline(Duration.ofMillis(50));

    assertThatThrownBy(endless::call)
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("time exhausted");

    store.clearDeadline();
    guests.instance(store, COUNTS).function("run").call(1000);
  }

  @Test
  void anotherThreadInterruptsAGuest() throws Exception {
    var store = Store.create(StoreLimits.DEFAULT.withInterruption());
    var running = new CountDownLatch(1);
    var linker = Linker.create().function("host", "ready", Runnable.class, running::countDown);
    Function endless =
        guests
            .instance(
                store,
                linker,
                "(import \"host\" \"ready\" (func $ready))",
                "(func (export \"run\") (call $ready) (loop $again (br $again)))")
            .function("run");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcome = threads.submit(() -> endless.call());
      running.await();

      store.interrupt();

      assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
          .hasRootCauseInstanceOf(TrapException.class)
          .hasRootCauseMessage("interrupt");
    }
  }

  @Test
  void oneThreadAtATimeIsInside() throws Exception {
    var store = Store.create();
    var entered = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var linker =
        Linker.create()
            .function(
                "host",
                "stay",
                Runnable.class,
                () -> {
                  entered.countDown();
                  try {
                    done.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    Instance guest =
        guests.instance(
            store,
            linker,
            "(import \"host\" \"stay\" (func $stay))",
            "(func (export \"run\") (call $stay))",
            "(func (export \"other\"))");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcome = threads.submit(() -> guest.function("run").call());
      entered.await();

      assertThatThrownBy(() -> guest.function("other").call())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("another thread is inside the store");

      done.countDown();
      outcome.get();
      guest.function("other").call();
    }
  }

  @Test
  void endlessRecursionEndsWhateverTheStackOfTheThread() {
    Function deep = guests.instance(DEEP).function("run");

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(deep::call)
          .isInstanceOf(ExhaustedException.class)
          .hasMessage("call stack exhausted");
    }
  }

  @Test
  void recursionGoesAsDeepAsTheLimit() {
    String recurses =
        """
        (func $f (export "run") (param i32) (result i32)
          (if (result i32) (local.get 0)
            (then (i32.add (i32.const 1) (call $f (i32.sub (local.get 0) (i32.const 1)))))
            (else (i32.const 0))))
        """;
    var store = Store.create(StoreLimits.DEFAULT.withCallDepth(1000));
    Function recursive = guests.instance(store, recurses).function("run");

    assertThat(recursive.call(999)).containsExactly(999);
    assertThatThrownBy(() -> recursive.call(1000)).isInstanceOf(ExhaustedException.class);
  }

  @Test
  void recursionThroughTheHostEndsToo() {
    var callee = new ArrayList<Instance>();
    var linker =
        Linker.create()
            .function("host", "f", Runnable.class, () -> callee.getFirst().function("run").call());
    callee.add(
        guests.instance(
            Store.create(),
            linker,
            "(import \"host\" \"f\" (func $f))",
            "(func (export \"run\") (call $f))"));

    assertThatThrownBy(() -> callee.getFirst().function("run").call())
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("call stack exhausted");
  }

  @Test
  void memoriesOfAStoreShareALimit() {
    var store = Store.create(StoreLimits.DEFAULT.withMemoryBytes(3 * 65_536));
    Instance guest =
        guests.instance(
            store,
            "(memory (export \"m\") 1)",
            "(func (export \"grow\") (param i32) (result i32) (memory.grow (local.get 0)))");

    assertThat(guest.function("grow").call(3)).containsExactly(-1);
    assertThat(guest.function("grow").call(1)).containsExactly(1);
    assertThatThrownBy(() -> Memory.create(store, MemoryType.of(2)))
        .isInstanceOf(ExhaustedException.class);
    assertThat(guest.memory("m").grow(1)).isEqualTo(2);
  }

  @Test
  void tablesOfAStoreShareALimit() {
    var store = Store.create(StoreLimits.DEFAULT.withTableElements(10));
    Table table = Table.create(store, TableType.of(ReferenceType.FUNCREF, 6), null);

    assertThat(table.grow(5, null)).isEqualTo(-1);
    assertThat(table.grow(4, null)).isEqualTo(6);
    assertThat(table.size()).isEqualTo(10);
  }

  @Test
  void instancesOfAStoreAreCounted() {
    var store = Store.create(StoreLimits.DEFAULT.withInstances(2));
    LinkedModule linked = Linker.create().link(guests.module());
    linked.instantiate(store);
    linked.instantiate(store);

    assertThatThrownBy(() -> linked.instantiate(store))
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("instances exhausted");
  }

  @Test
  void storesThatShareABudgetHoldNoMoreThanItTogether() {
    MemoryBudget budget = MemoryBudget.of(5 << 16);
    String twoPages =
        "(memory 2) (func (export \"grow\") (result i32) (memory.grow (i32.const 1)))";
    Store first = Store.create(StoreLimits.DEFAULT, budget);
    Store second = Store.create(StoreLimits.DEFAULT, budget);
    Store third = Store.create(StoreLimits.DEFAULT, budget);
    guests.instance(first, twoPages);
    Function grow = guests.instance(second, twoPages).function("grow");

    assertThatThrownBy(() -> guests.instance(third, twoPages))
        .isInstanceOf(ExhaustedException.class);
    assertThat(grow.call().getFirst()).isEqualTo(2);
    assertThat(grow.call().getFirst()).isEqualTo(-1);
    assertThat(budget.used()).isEqualTo(5 << 16);
    assertThat(second.memoryBytes()).isEqualTo(3 << 16);
  }

  @Test
  void aClosedStoreGivesItsMemoryBackToTheBudget() {
    MemoryBudget budget = MemoryBudget.of(2 << 16);
    for (int i = 0; i < 3; i++) {
      Store store = Store.create(StoreLimits.DEFAULT, budget);
      guests.instance(store, "(memory 2)");
      store.close();
      store.close();
    }

    assertThat(budget.used()).isZero();
  }
}
