package dev.gantry.wasi.io;

import java.util.ArrayList;
import java.util.List;

/** The waits that a change made by another thread has to end. Safe for use by several threads. */
public final class Wakers {
  private final List<Wait> waits = new ArrayList<>();

  /** Ends the wait at the next {@link #wakeAll}. */
  public synchronized void add(Wait wait) {
    waits.add(wait);
  }

  /** Forgets the wait. */
  public synchronized void remove(Wait wait) {
    waits.remove(wait);
  }

  /** Ends all waits. */
  public synchronized void wakeAll() {
    waits.forEach(Wait::wake);
  }
}
