package dev.gantry.wasi.clocks;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.bindings.clocks.MonotonicClock;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.io.Children;

/** {@code wasi:clocks/monotonic-clock}. */
public record HostMonotonicClock(WasiClock clock) implements MonotonicClock {

  @Override
  public long now() {
    return clock.monotonic();
  }

  @Override
  public long resolution() {
    return clock.monotonicResolution();
  }

  @Override
  public Pollable subscribeInstant(long when) {
    return new Children().pollable(new Deadline(clock, when));
  }

  @Override
  public Pollable subscribeDuration(long when) {
    return new Children().pollable(Deadline.after(clock, when));
  }
}
