package dev.gantry.wasi.io;

import dev.gantry.engine.generated.HostWaits;
import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.WasiTrapException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread's wait for the first of several conditions.
 *
 * <p>The thread sleeps in a selector if there are channels among them, else it is parked. Other
 * threads end the wait through {@link #wake}, which may be called at any time.
 */
public final class Wait {
  /** Long sleeps are cut, so that additions cannot overflow; the caller then looks again. */
  private static final long LONGEST_NANOS = 86_400_000_000_000L;

  private final Thread thread = Thread.currentThread();
  private final List<SelectionKey> keys = new ArrayList<>();
  private volatile Optional<Selector> selector = Optional.empty();
  private volatile boolean woken;
  private Optional<WasiClock> clock = Optional.empty();
  private long deadline;

  private Wait() {}

  /**
   * Waits until one of the conditions holds.
   *
   * @throws WasiTrapException if the thread is interrupted, which is left set
   * @throws dev.gantry.engine.ExhaustedException if the guest's store runs out of time
   */
  public static void forAny(List<? extends Readiness> conditions) {
    if (conditions.stream().anyMatch(Readiness::ready)) {
      return;
    }
    Unsent.send();
    while (conditions.stream().noneMatch(Readiness::ready)) {
      Wait wait = new Wait();
      try {
        conditions.forEach(condition -> condition.arm(wait));
        // What came to hold before it was armed would wake nobody.
        if (conditions.stream().noneMatch(Readiness::ready)) {
          wait.block();
        }
      } finally {
        conditions.forEach(condition -> condition.disarm(wait));
        wait.release();
      }
    }
  }

  /** Waits until the condition holds. */
  public static void until(Readiness condition) {
    forAny(List.of(condition));
  }

  /** Ends the wait. */
  public void wake() {
    woken = true;
    selector.ifPresent(Selector::wakeup);
    LockSupport.unpark(thread);
  }

  /** Ends the wait when the monotonic time of the clock has come. */
  public void at(WasiClock clock, long when) {
    if (this.clock.isEmpty() || Long.compareUnsigned(when, deadline) < 0) {
      this.clock = Optional.of(clock);
      deadline = when;
    }
  }

  /** Ends the wait when the channel, which does not block, is ready for an operation. */
  public void on(SelectableChannel channel, int operations) {
    try {
      Selector open = selector.orElseGet(Selectors::take);
      selector = Optional.of(open);
      SelectionKey key = channel.keyFor(open);
      if (key == null) {
        keys.add(channel.register(open, operations));
      } else {
        key.interestOpsOr(operations);
      }
    } catch (ClosedChannelException _) {
      wake();
    }
  }

  private void block() {
    long nanos = clock.map(present -> present.nanosUntil(deadline)).orElse(LONGEST_NANOS);
    if (nanos <= 0 || woken) {
      return;
    }
    long bounded = Math.min(nanos, LONGEST_NANOS);
    HostWaits.during(this::wake, () -> sleep(bounded));
    if (thread.isInterrupted()) {
      throw new WasiTrapException("interrupt");
    }
  }

  private void sleep(long nanos) {
    if (woken) {
      return;
    }
    if (selector.isPresent()) {
      try {
        selector.get().select((nanos + 999_999) / 1_000_000);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else {
      LockSupport.parkNanos(this, nanos);
    }
  }

  private void release() {
    selector.ifPresent(
        open -> {
          keys.forEach(SelectionKey::cancel);
          Selectors.giveBack(open);
        });
  }
}
