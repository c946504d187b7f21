package dev.gantry.wasi.io;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many files, directories and sockets guests may have open at once, so that none of them uses
 * up what the process may have. Safe for use by several threads.
 */
public final class OpenHandles {
  private final AtomicInteger left;

  public OpenHandles(int most) {
    this.left = new AtomicInteger(most);
  }

  /** {@return whether one more may be opened, which then counts} */
  public boolean take() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }

  /** Counts one less. */
  public void giveBack() {
    left.incrementAndGet();
  }
}
