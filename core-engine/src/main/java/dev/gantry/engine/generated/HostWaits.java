package dev.gantry.engine.generated;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The waits of host functions, which end when the guest's time does.
 *
 * <p>A guest that computes looks at its store now and then. One whose host function waits, for
 * input or for a clock, does not; so whoever writes such a function waits in {@link #during}.
 */
public final class HostWaits {
  private static final ConcurrentHashMap<Thread, HostWaits> WAITING = new ConcurrentHashMap<>();

  private final Runnable wake;
  private volatile Optional<StoreControl> ended = Optional.empty();

  private HostWaits(Runnable wake) {
    this.wake = wake;
  }

  /**
   * Waits, on this thread.
   *
   * @param wake ends the wait; called by another thread, perhaps more than once
   * @throws dev.gantry.engine.ExhaustedException if the deadline of the store in which this thread
   *     is has passed
   * @throws dev.gantry.engine.TrapException if the store has been interrupted
   */
  public static void during(Runnable wake, Runnable wait) {
    var waits = new HostWaits(wake);
    Thread current = Thread.currentThread();
    WAITING.put(current, waits);
    try {
      wait.run();
    } finally {
      WAITING.remove(current);
    }
    waits.ended.ifPresent(StoreControl::pollSlowly);
  }

  /** Ends what a thread waits for, if it does, because its store has no more time. */
  static void end(Thread thread, StoreControl store) {
    HostWaits waits = WAITING.get(thread);
    if (waits != null) {
      waits.ended = Optional.of(store);
      waits.wake.run();
    }
  }
}
