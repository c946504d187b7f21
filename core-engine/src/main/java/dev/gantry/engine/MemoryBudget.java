package dev.gantry.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that several stores share: what all of their memories hold together is bounded.
 *
 * <p>Safe for use by several threads. A store takes from its budget what its memories need, beside
 * its own limit, and gives all of it back when it is {@linkplain Store#close closed}.
 */
public final class MemoryBudget {
  private final long limit;
  private final AtomicLong used = new AtomicLong();

  private MemoryBudget(long limit) {
    this.limit = limit;
  }

  /** {@return a budget of so many bytes} */
  public static MemoryBudget of(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a budget is negative: %d bytes".formatted(bytes));
    }
    return new MemoryBudget(bytes);
  }

  /** {@return a budget that is never used up} */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE);
  }

  /** {@return the most bytes that may be used} */
  public long limit() {
    return limit;
  }

  /** {@return the bytes in use} */
  public long used() {
    return used.get();
  }

  /** {@return whether so many bytes were left, and are now taken} */
  public boolean take(long bytes) {
    long before;
    do {
      before = used.get();
      if (bytes > limit - before) {
        return false;
      }
    } while (!used.compareAndSet(before, before + bytes));
    return true;
  }

  /** Gives back bytes that were taken. */
  public void giveBack(long bytes) {
    used.addAndGet(-bytes);
  }
}
