package dev.gantry.wasi.clocks;

import dev.gantry.wasi.bindings.clocks.Timezone;
import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;

/** {@code wasi:clocks/timezone}: where the host is stays its secret, so it is always UTC. */
public final class HostTimezone implements Timezone {

  @Override
  public TimezoneDisplay display(Datetime when) {
    return new TimezoneDisplay(0, "UTC", false);
  }

  @Override
  public int utcOffset(Datetime when) {
    return 0;
  }
}
