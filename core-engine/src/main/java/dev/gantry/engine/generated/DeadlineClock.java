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

  private DeadlineClock() {}

  static void wake(StoreControl control, Duration delay) {
    var store = new WeakReference<>(control);
    var _ =
        CLOCK.schedule(
            () -> {
              StoreControl alive = store.get();
              if (alive != null) {
                alive.requestPoll();
              }
            },
            Math.max(0, delay.toNanos()),
            TimeUnit.NANOSECONDS);
  }
}
