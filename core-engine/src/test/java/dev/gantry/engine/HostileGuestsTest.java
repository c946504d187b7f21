package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests that take all they can get: the limit is named, and others do not notice. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class HostileGuestsTest {
  private final Executor executor;
  private final Guests guests;

  HostileGuestsTest(Executor executor) {
    this.executor = executor;
    guests = new Guests(executor);
  }

  private static final StoreLimits INTERRUPTIBLE = StoreLimits.DEFAULT.withInterruption();
  private static final String POLITE =
      """
      (func $fib (export "run") (param i32) (result i32)
        (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
          (then (local.get 0))
          (else
            (i32.add
              (call $fib (i32.sub (local.get 0) (i32.const 1)))
              (call $fib (i32.sub (local.get 0) (i32.const 2)))))))
      """;

  @AfterEach
  void theNextInstanceWorks() {
    assertThat(guests.instance(POLITE).function("run").call(10)).containsExactly(55);
  }

  // Time

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPoliteGuestCompletesAmongEndlessOnes(boolean virtual) throws Exception {
    int endlessCount = 4 * Runtime.getRuntime().availableProcessors();
    var running = new CountDownLatch(endlessCount);
    var linker = Linker.create().function("host", "ready", Runnable.class, running::countDown);
    ThreadFactory threads =
        virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().daemon().factory();
    var stores = new ArrayList<Store>();
    var pool = Executors.newThreadPerTaskExecutor(threads);
    try {
      var endless = new ArrayList<Future<?>>();
      for (int i = 0; i < endlessCount; i++) {
        var store = Store.create(INTERRUPTIBLE);
        Function run =
            guests
                .instance(
                    store,
                    linker,
                    "(import \"host\" \"ready\" (func $ready))",
                    "(func (export \"run\") (call $ready) (loop $again (br $again)))")
                .function("run");
        stores.add(store);
        endless.add(pool.submit(() -> run.call()));
      }
      running.await();
      Function polite = guests.instance(POLITE).function("run");

      assertThat(pool.submit(() -> polite.call(15)).get()).containsExactly(610);

      assertThat(endless).noneMatch(Future::isDone);
      stores.forEach(Store::interrupt);
      for (Future<?> one : endless) {
        assertThatThrownBy(() -> one.get(30, TimeUnit.SECONDS)).hasRootCauseMessage("interrupt");
      }
    } finally {
      stores.forEach(Store::interrupt);
      pool.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(func (export \"run\") (loop $again (br $again)))",
        "(func $f (export \"run\") (return_call $f))",
        """
        (tag $t)
        (func (export "run")
          (loop $again
            (block $caught (try_table (catch $t $caught) (throw $t)))
            (br $again)))
        """,
        """
        (tag $t)
        (func $thrower (throw $t))
        (func (export "run")
          (loop $again
            (block $caught (try_table (catch_all $caught) (call $thrower)))
            (br $again)))
        """,
        """
        (type $t (func))
        (table 1 funcref)
        (elem (i32.const 0) $f)
        (func $f (export "run") (return_call_indirect (type $t) (i32.const 0)))
        """
      })
  void endlessGuestsEndAtTheirDeadline(String guest) {
    var store = Store.create();
    Function endless = guests.instance(store, guest).function("run");
    store.setDeadline(Duration.ofMillis(100));

    assertThatThrownBy(endless::call)
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("time exhausted");
  }

  @Test
  void onlyInterruptibleGuestsCanBeInterrupted() {
    assertThatThrownBy(Store.create()::interrupt)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not interruptible");
  }

  @Test
  void aDeadlineGivenByTheHostThatAnInterruptibleGuestCallsHoldsAtOnce() {
    var store = Store.create(INTERRUPTIBLE);
    Runnable giveLittleTime = () -> store.setDeadline(Duration.ofMillis(50));
    Function run =
        guests
            .instance(
                store,
                Linker.create().function("host", "hurry", Runnable.class, giveLittleTime),
                "(import \"host\" \"hurry\" (func $hurry))",
                "(func (export \"run\") (call $hurry) (loop $again (br $again)))")
            .function("run");

    assertThatThrownBy(run::call)
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("time exhausted");
  }

  // Depth

  private static final String RECURSES_WITHOUT_END =
      """
      (func $f (export "run") (param i32) (result i32)
        (i32.add (call $f (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))
      """;

  /** Runs something on a thread with a stack of its own size. */
  private static void onStackOf(long bytes, Runnable task) throws InterruptedException {
    var failure = new AtomicReference<Throwable>();
    Thread thread =
        Thread.ofPlatform()
            .stackSize(bytes)
            .uncaughtExceptionHandler((_, thrown) -> failure.set(thrown))
            .start(task);
    thread.join();
    assertThat(failure.get()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {256 << 10, 1 << 20, 64 << 20})
  void endlessRecursionIsATrapOnAnyStack(long stackBytes) throws InterruptedException {
    onStackOf(
        stackBytes,
        () -> {
          for (int i = 0; i < 3; i++) {
            Function recursive = guests.instance(RECURSES_WITHOUT_END).function("run");
            var view = recursive.as(IntUnaryOperator.class);
            assertThatThrownBy(() -> recursive.call(0))
                .isInstanceOf(ExhaustedException.class)
                .hasMessage("call stack exhausted");
            assertThatThrownBy(() -> view.applyAsInt(0)).isInstanceOf(ExhaustedException.class);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 64 << 20})
  void theLimitOnDepthHoldsOnAnyStack(long stackBytes) throws InterruptedException {
    onStackOf(
        stackBytes,
        () -> {
          var store = Store.create(StoreLimits.DEFAULT.withCallDepth(500));
          Function recursive = guests.instance(store, POLITE, RECURSES_TO).function("down");
          assertThat(recursive.call(499)).containsExactly(499);
          assertThatThrownBy(() -> recursive.call(500))
              .isInstanceOf(ExhaustedException.class)
              .hasMessage("call stack exhausted");
          assertThat(recursive.call(499)).containsExactly(499);
        });
  }

  private static final String RECURSES_TO =
      """
      (func $down (export "down") (param i32) (result i32)
        (if (result i32) (local.get 0)
          (then (i32.add (i32.const 1) (call $down (i32.sub (local.get 0) (i32.const 1)))))
          (else (i32.const 0))))
      """;

  @Test
  void mutualTailCallsSimplyRun() {
    int calls = executor == Executor.COMPILED ? 100_000_000 : 1_000_000;
    Instance guest =
        guests.instance(
            """
            (func $even (export "even") (param i32) (result i32)
              (if (result i32) (i32.eqz (local.get 0))
                (then (i32.const 1))
                (else (return_call $odd (i32.sub (local.get 0) (i32.const 1))))))
            (func $odd (param i32) (result i32)
              (if (result i32) (i32.eqz (local.get 0))
                (then (i32.const 0))
                (else (return_call $even (i32.sub (local.get 0) (i32.const 1))))))
            """);

    assertThat(guest.function("even").as(IntUnaryOperator.class).applyAsInt(calls)).isEqualTo(1);
  }

  @Test
  void exceptionsServeAsControlFlow() {
    int rounds = executor == Executor.COMPILED ? 1_000_000 : 10_000;
    Instance guest =
        guests.instance(
            """
            (tag $t (param i32))
            (func $deep (param $depth i32) (param $value i32)
              (if (local.get $depth)
                (then (call $deep (i32.sub (local.get $depth) (i32.const 1)) (local.get $value)))
                (else (throw $t (local.get $value)))))
            (func (export "run") (param $n i32) (result i32)
              (local $sum i32)
              (loop $again
                (block $caught (result i32)
                  (try_table (catch $t $caught)
                    (call $deep (i32.const 5) (i32.and (local.get $n) (i32.const 7))))
                  (unreachable))
                (local.set $sum (i32.add (local.get $sum)))
                (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
              (local.get $sum))
            """);

    assertThat(guest.function("run").as(IntUnaryOperator.class).applyAsInt(rounds * 8))
        .isEqualTo(rounds * 28);
  }

  // Room

  @Test
  void aMemoryBombIsToldThatThereIsNoMore() {
    var store = Store.create(StoreLimits.DEFAULT.withMemoryBytes(10 << 16));
    Instance bomb =
        guests.instance(
            store,
            """
            (memory 1)
            (func (export "run") (param $by i32) (result i32)
              (loop $again
                (br_if $again (i32.ne (memory.grow (local.get $by)) (i32.const -1))))
              (memory.size))
            """);

    assertThat(bomb.function("run").call(1)).containsExactly(10);
    assertThat(bomb.function("run").call(65_535)).containsExactly(10);
    assertThat(store.memoryBytes()).isEqualTo(10 << 16);
    assertThatThrownBy(() -> guests.instance(store, "(memory 1)"))
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("memory exhausted");
  }

  @Test
  void aMemoryTooBigForTheMachineIsALimitToo() {
    assertThatThrownBy(() -> guests.instance("(memory i64 0x1000000000)"))
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("memory exhausted");
  }

  @Test
  void aTableBombIsToldThatThereIsNoMore() {
    var store = Store.create(StoreLimits.DEFAULT.withTableElements(1000));
    Instance bomb =
        guests.instance(
            store,
            """
            (table 1 externref)
            (func (export "run") (result i32)
              (loop $again
                (br_if $again
                  (i32.ne (table.grow (ref.null extern) (i32.const 3)) (i32.const -1))))
              (table.size))
            """);

    assertThat(bomb.function("run").call()).containsExactly(1000);
    assertThatThrownBy(() -> guests.instance(store, "(table 1 funcref)"))
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("table elements exhausted");
  }

  @Test
  void instancesAreBoundedInNumber() {
    var store = Store.create(StoreLimits.DEFAULT.withInstances(3));
    for (int i = 0; i < 3; i++) {
      var _ = guests.instance(store, POLITE);
    }

    assertThatThrownBy(() -> guests.instance(store, POLITE))
        .isInstanceOf(ExhaustedException.class)
        .hasMessage("instances exhausted");
  }
}
