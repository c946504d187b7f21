package dev.gantry.wasi.clocks;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;

/**
 * The condition that a monotonic time has come.
 *
 * @param when unsigned nanoseconds
 */
public record Deadline(WasiClock clock, long when) implements Readiness {

  /** {@return the condition that a duration, unsigned, has passed from now on} */
  public static Deadline after(WasiClock clock, long duration) {
    long end = clock.monotonic() + duration;
    return new Deadline(clock, Long.compareUnsigned(end, duration) < 0 ? -1 : end);
  }

  @Override
  public boolean ready() {
    return Long.compareUnsigned(clock.monotonic(), when) >= 0;
  }

  @Override
  public void arm(Wait wait) {
    wait.at(clock, when);
  }
}
