package dev.gantry.engine.generated;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks guests on virtual threads, which nobody preempts, to let others in from time to time.
 *
 * <p>Runs only while there are such guests.
 */
final class TimeSlices {
  private static final long SLICE_NANOS = 10_000_000;
  private static final Queue<WeakReference<StoreControl>> STORES = new ConcurrentLinkedQueue<>();
  private static final AtomicBoolean TICKING = new AtomicBoolean();

  private TimeSlices() {}

  /** Asks the guests of a store, until none is inside when asked. */
  static void add(StoreControl control) {
    STORES.add(new WeakReference<>(control));
    start();
  }

  private static void start() {
    if (TICKING.compareAndSet(false, true)) {
      DeadlineClock.after(SLICE_NANOS, TimeSlices::tick);
    }
  }

  private static void tick() {
    STORES.removeIf(TimeSlices::isDone);
    TICKING.set(false);
    if (!STORES.isEmpty()) {
      start();
    }
  }

  private static boolean isDone(WeakReference<StoreControl> store) {
    StoreControl alive = store.get();
    return alive == null || !alive.endSlice();
  }
}
