package dev.gantry.engine.generated;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One platform thread that reminds guests of their deadlines, however busy they are. */
final class DeadlineClock {
  private static final ScheduledThreadPoolExecutor CLOCK =
      new ScheduledThreadPoolExecutor(
          1, task -> Thread.ofPlatform().daemon().name("gantry-deadlines").unstarted(task));

  /** A guest that is about to wait when it is reminded misses that, and is reminded again. */
  private static final long REMINDER_NANOS = 10_000_000;

  private DeadlineClock() {}

  static void wake(StoreControl control, Duration delay) {
    schedule(new WeakReference<>(control), delay.toNanos());
  }

  private static void schedule(WeakReference<StoreControl> store, long nanos) {
    var _ =
        CLOCK.schedule(
            () -> {
              StoreControl alive = store.get();
              if (alive != null && alive.remind()) {
                schedule(store, REMINDER_NANOS);
              }
            },
            Math.max(0, nanos),
            TimeUnit.NANOSECONDS);
  }
}
