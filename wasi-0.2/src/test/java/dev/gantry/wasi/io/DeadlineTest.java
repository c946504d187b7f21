package dev.gantry.wasi.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
import dev.gantry.engine.TrapException;
import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.clocks.HostMonotonicClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The limits of a store hold while a host function waits. */
@Timeout(30)
class DeadlineTest {
  private final Store store = Store.create(StoreLimits.DEFAULT.withInterruption());
  private final Pollable never = new HostMonotonicClock(WasiClock.system()).subscribeInstant(-1);

  @Test
  void aDeadlineEndsTheWait() {
    assertThat(store.control().enter()).isTrue();
    store.setDeadline(Duration.ofMillis(50));
    long start = System.nanoTime();
    assertThatThrownBy(never::block).isInstanceOf(ExhaustedException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(45), Duration.ofSeconds(5));
    store.control().leave();
  }

  @Test
  void anInterruptionEndsTheWait() {
    assertThat(store.control().enter()).isTrue();
    store.interrupt();
    assertThatThrownBy(never::block).isInstanceOf(TrapException.class);
    store.control().leave();
  }

  @Test
  void aDeadlineOfAnotherCallDoesNot() {
    assertThat(store.control().enter()).isTrue();
    store.setDeadline(Duration.ofMillis(1));
    store.control().leave();
    store.clearDeadline();
    new HostMonotonicClock(WasiClock.system()).subscribeDuration(30_000_000).block();
  }
}
