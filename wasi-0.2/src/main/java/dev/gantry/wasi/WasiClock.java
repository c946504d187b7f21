package dev.gantry.wasi;

import java.time.Instant;

/** The time that a guest sees. Implementations are safe for use by several threads. */
public interface WasiClock {

  /** {@return the clocks of the machine} */
  static WasiClock system() {
    return SystemClock.INSTANCE;
  }

  /**
   * {@return a clock that stands still, for runs that can be repeated}
   *
   * <p>Time passes only for a guest that waits for it: a wait sets the clock to the instant that it
   * is for, and takes no real time.
   *
   * @param start the wall time at first; the monotonic time is 0 then
   */
  static WasiClock fixed(Instant start) {
    return new FixedClock(start);
  }

  /** {@return the date and time} */
  Instant wall();

  /** {@return the length of a tick of the wall time, in nanoseconds} */
  long wallResolution();

  /** {@return nanoseconds, unsigned, which never become less} */
  long monotonic();

  /** {@return the length of a tick of the monotonic time, in nanoseconds} */
  long monotonicResolution();

  /**
   * {@return how many nanoseconds of real time to wait until the monotonic time has come}
   *
   * <p>It is called when the guest has nothing to do before that time. A result of 0 or less means
   * that the time has come; a result that turns out too small is asked for again.
   *
   * @param monotonic unsigned
   */
  long nanosUntil(long monotonic);
}
