package dev.gantry.wasi.bindings.clocks;

import dev.gantry.wasi.bindings.io.Poll.Pollable;

/** {@code wasi:clocks/monotonic-clock@0.2.12}: elapsed time, in unsigned nanoseconds. */
public interface MonotonicClock {

  /** {@return the time now, since an instant that is not specified} */
  long now();

  /** {@return the length of a tick} */
  long resolution();

  /** {@return a pollable that is ready from the instant on} */
  Pollable subscribeInstant(long when);

  /** {@return a pollable that is ready once the duration has passed} */
  Pollable subscribeDuration(long when);
}
