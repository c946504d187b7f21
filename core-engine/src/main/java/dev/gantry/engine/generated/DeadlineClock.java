package dev.gantry.engine.generated;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One platform thread that reminds guests of their deadlines, however busy they are. */
final class DeadlineClock {
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  /** A guest that is about to wait when it is reminded misses that, and is reminded again. */
  private static final long REMINDER_NANOS = 10_000_000;

  private DeadlineClock() {}

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, task -> Thread.ofPlatform().daemon().name("gantry-deadlines").unstarted(task));
    // Most deadlines are taken away long before they pass: a server would pile them up.
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }

  /** {@return the reminder, which can be cancelled} */
  static ScheduledFuture<?> wake(StoreControl control, Duration delay) {
    return schedule(new WeakReference<>(control), delay.toNanos());
  }

  /** Runs something short after a time, on the clock's own thread. */
  static void after(long nanos, Runnable task) {
    var _ = CLOCK.schedule(task, nanos, TimeUnit.NANOSECONDS);
  }

  private static ScheduledFuture<?> schedule(WeakReference<StoreControl> store, long nanos) {
    return CLOCK.schedule(() -> remind(store), Math.max(0, nanos), TimeUnit.NANOSECONDS);
  }

  private static void remind(WeakReference<StoreControl> store) {
    StoreControl alive = store.get();
    if (alive != null && alive.remind()) {
      var _ = schedule(store, REMINDER_NANOS);
    }
  }
}
