package dev.gantry.wasi.bindings.clocks;

import dev.gantry.wasi.bindings.clocks.WallClock.Datetime;

/** {@code wasi:clocks/timezone@0.2.12}, which is unstable: the local time zone. */
public interface Timezone {

  /**
   * {@code record timezone-display}: how to show a time.
   *
   * @param utcOffset in seconds, less than a day
   * @param name such as {@code UTC} or {@code -04:00}
   */
  record TimezoneDisplay(int utcOffset, String name, boolean inDaylightSavingTime) {}

  /** {@return how to show the given time} */
  TimezoneDisplay display(Datetime when);

  /** {@return the offset from UTC at the given time, in seconds} */
  int utcOffset(Datetime when);
}
