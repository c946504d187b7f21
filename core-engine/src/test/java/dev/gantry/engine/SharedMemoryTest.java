package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One memory, and an instance in a store of its own for each thread. */
@ParameterizedClass
@EnumSource
@Timeout(60)
class SharedMemoryTest {
  private final Guests guests;

  SharedMemoryTest(Executor executor) {
    guests = new Guests(executor);
  }

  private static final String MEMORY = "(import \"host\" \"memory\" (memory 1 2 shared))";

  private final Memory memory =
      Memory.create(Store.create(), new MemoryType(false, 1, OptionalLong.of(2), true, 16));

  private Instance instance(Store store, String... fields) {
    return guests.instance(
        store, Linker.create().define("host", "memory", memory), MEMORY, String.join("\n", fields));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i32.atomic.rmw8.add_u",
        "i32.atomic.rmw16.add_u",
        "i32.atomic.rmw.add",
        "i64.atomic.rmw8.add_u",
        "i64.atomic.rmw16.add_u",
        "i64.atomic.rmw32.add_u",
        "i64.atomic.rmw.add"
      })
  void noUpdateIsLost(String opcode) throws Exception {
    String type = opcode.substring(0, 3);
    String adds =
        """
        (func (export "run") (param i32)
          (loop $again
            (drop (%1$s (i32.const 64) (%2$s.const 1)))
            (drop (%1$s (i32.const 72) (%2$s.const 3)))
            (br_if $again (local.tee 0 (i32.sub (local.get 0) (i32.const 1))))))
        """
            .formatted(opcode, type);
    int rounds = 20_000;
    var outcomes = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 3; i++) {
        Function run = instance(Store.create(), adds).function("run");
        outcomes.add(threads.submit(() -> run.call(rounds)));
      }
    }

    for (Future<?> outcome : outcomes) {
      outcome.get();
    }
    int width =
        opcode.contains("rmw8")
            ? 8
            : opcode.contains("rmw16") ? 16 : opcode.contains("i64.atomic.rmw.") ? 64 : 32;
    long mask = -1L >>> (64 - width);
    assertThat(memory.readLong(64)).isEqualTo(3L * rounds & mask);
    assertThat(memory.readLong(72)).isEqualTo(9L * rounds & mask);
  }

  private static final String WAITS =
      """
      (func (export "wait") (param i64) (result i32)
        (memory.atomic.wait32 (i32.const 8) (i32.const 0) (local.get 0)))
      (func (export "notify") (param i32) (result i32)
        (memory.atomic.notify (i32.const 8) (local.get 0)))
      """;

  @Test
  void aThreadWaitsUntilAnotherNotifiesIt() throws Exception {
    Function wait = instance(Store.create(), WAITS).function("wait");
    Function notify = instance(Store.create(), WAITS).function("notify");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcome = threads.submit(() -> wait.call(-1L));

      while ((int) notify.call(1).getFirst() == 0) {
        Thread.onSpinWait();
      }

      assertThat(outcome.get()).containsExactly(0);
    }
  }

  @Test
  void aThreadWaitsNoLongerThanItSaid() {
    assertThat(instance(Store.create(), WAITS).function("wait").call(1_000_000L))
        .containsExactly(2);
  }

  @Test
  void aThreadDoesNotWaitForWhatHasHappened() {
    memory.writeInt(8, 1);

    assertThat(instance(Store.create(), WAITS).function("wait").call(-1L)).containsExactly(1);
  }

  @Test
  void aThreadThatWaitsEndsAtItsDeadline() {
    var store = Store.create();
    Function wait = instance(store, WAITS).function("wait");
    store.setDeadline(Duration.ofMillis(30));

    assertThatThrownBy(() -> wait.call(-1L)).isInstanceOf(ExhaustedException.class);
  }

  @Test
  void aThreadThatWaitsCanBeInterrupted() {
    var store = Store.create(StoreLimits.DEFAULT.withInterruption());
    Function wait = instance(store, WAITS).function("wait");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcome = threads.submit(() -> wait.call(-1L));

      store.interrupt();

      assertThatThrownBy(outcome::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("interrupt");
    }
  }

  @Test
  void growthIsSeenByAll() {
    Instance one =
        instance(
            Store.create(), "(func (export \"grow\") (result i32) (memory.grow (i32.const 1)))");
    Instance other =
        instance(Store.create(), "(func (export \"size\") (result i32) (memory.size))");

    assertThat(one.function("grow").call()).containsExactly(1);

    assertThat(other.function("size").call()).containsExactly(2);
    assertThat(one.function("grow").call()).containsExactly(-1);
  }

  @Test
  void anotherStoreMayNotHaveWhatOnlyOneThreadMayUse() {
    Memory own = Memory.create(Store.create(), MemoryType.of(1));
    LinkedModule linked =
        Linker.create()
            .define("host", "memory", own)
            .link(guests.module("(import \"host\" \"memory\" (memory 1))"));

    assertThatThrownBy(() -> linked.instantiate(Store.create()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lives in another store");
  }
}
