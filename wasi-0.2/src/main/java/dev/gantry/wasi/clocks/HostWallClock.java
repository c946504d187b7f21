package dev.gantry.wasi.clocks;

import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.bindings.clocks.WallClock;
import java.time.Instant;

/** {@code wasi:clocks/wall-clock}. */
public record HostWallClock(WasiClock clock) implements WallClock {

  @Override
  public Datetime now() {
    Instant now = clock.wall();
    return new Datetime(now.getEpochSecond(), now.getNano());
  }

  @Override
  public Datetime resolution() {
    long nanos = clock.wallResolution();
    return new Datetime(nanos / 1_000_000_000, nanos % 1_000_000_000);
  }
}
