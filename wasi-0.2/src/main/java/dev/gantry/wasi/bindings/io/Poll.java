package dev.gantry.wasi.bindings.io;

import java.util.List;

/** {@code wasi:io/poll@0.2.12}: waiting for events. */
public interface Poll {

  /** {@code resource pollable}: an event that may have happened. */
  interface Pollable extends AutoCloseable {

    /** {@return whether the event has happened; never blocks} */
    boolean ready();

    /** Waits until the event has happened. */
    void block();

    @Override
    void close();
  }

  /** {@return the indices of pollables that are ready, at least one; traps if the list is empty} */
  int[] poll(List<Pollable> in);
}
