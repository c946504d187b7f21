package dev.gantry.engine;

import dev.gantry.engine.generated.IdleArrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory that several stores share: what all of their memories hold together is bounded.
 *
 * <p>Safe for use by several threads. A store takes from its budget what its memories need, beside
 * its own limit, and gives all of it back when it is {@linkplain Store#close closed}.
 */
public final class MemoryBudget {
  private final long limit;
  private final IdleArrays idle;
  private final AtomicLong used = new AtomicLong();

  private MemoryBudget(long limit, IdleArrays idle) {
    this.limit = limit;
    this.idle = idle;
  }

  /** {@return a budget of so many bytes} */
  public static MemoryBudget of(long bytes) {
    if (bytes < 0) {
      throw new IllegalArgumentException("a budget is negative: %d bytes".formatted(bytes));
    }
    return new MemoryBudget(bytes, IdleArrays.none());
  }

  /** {@return a budget that is never used up} */
  public static MemoryBudget unlimited() {
    return new MemoryBudget(Long.MAX_VALUE, IdleArrays.none());
  }

  /**
   * {@return another budget of the same size, in which new memories use the arrays of closed
   * stores}
   *
   * <p>This is what makes an instance per request cheap: the rest of an instance is small, and made
   * anew, so that nothing of one user is there for the next. What a closed store has used is put in
   * order when a new one takes it: all of a memory, or, if it begins with 1 MiB or more, the pages
   * of it that were written. Code keeps track of these as it runs, which makes programs a tenth
   * slower and tight loops up to several times, so tasks that compute for long are better off
   * without reuse. Arrays that wait for use are not counted as used.
   *
   * {@snippet file="dev/gantry/engine/Tour.java" region="pool"}
   *
   * {@snippet file="dev/gantry/engine/Tour.java" region="per-request"}
   *
   * @param idleBytes how much may wait for use
   */
  public MemoryBudget reusing(long idleBytes) {
    return new MemoryBudget(limit, IdleArrays.ofAtMost(idleBytes));
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

  /** {@return the arrays that wait for use} */
  public IdleArrays idle() {
    return idle;
  }
}
