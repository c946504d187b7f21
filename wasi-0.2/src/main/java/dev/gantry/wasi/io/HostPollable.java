package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Poll.Pollable;

/** A pollable of any kind. */
final class HostPollable implements Pollable {
  private final Readiness readiness;
  private final Children parent;
  private boolean closed;

  HostPollable(Readiness readiness, Children parent) {
    this.readiness = readiness;
    this.parent = parent;
    parent.add();
  }

  Readiness readiness() {
    return readiness;
  }

  @Override
  public boolean ready() {
    return readiness.ready();
  }

  @Override
  public void block() {
    Wait.until(readiness);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      parent.remove();
    }
  }
}
