package dev.gantry.wasi.io;

import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.io.Poll.Pollable;

/** Counts the children of a resource, all of which must be dropped before it. */
public final class Children {
  private int count;

  /** {@return a pollable that is a child} */
  public Pollable pollable(Readiness readiness) {
    return new HostPollable(readiness, this);
  }

  /** Counts one more child. */
  public void add() {
    count++;
  }

  /** Counts one child less. */
  public void remove() {
    count--;
  }

  /**
   * Checks that there is none, once the resource itself has been released.
   *
   * @throws WasiTrapException if there is one
   */
  public void requireNone() {
    if (count > 0) {
      throw new WasiTrapException("resource has children");
    }
  }
}
