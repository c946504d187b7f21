package dev.gantry.wasi.bindings.clocks;

/** {@code wasi:clocks/wall-clock@0.2.12}: date and time. */
public interface WallClock {

  /**
   * {@code record datetime}: seconds and nanoseconds since 1970-01-01T00:00:00Z.
   *
   * @param seconds unsigned
   * @param nanoseconds less than 1,000,000,000
   */
  record Datetime(long seconds, long nanoseconds) {}

  /** {@return the time now} */
  Datetime now();

  /** {@return the length of a tick} */
  Datetime resolution();
}
