package dev.gantry.wasi;

import java.time.Instant;

/** The clocks of the machine; monotonic time starts when the class is loaded. */
enum SystemClock implements WasiClock {
  INSTANCE;

  private static final long START = System.nanoTime();

  @Override
  public Instant wall() {
    return Instant.now();
  }

  @Override
  public long wallResolution() {
    return 1_000;
  }

  @Override
  public long monotonic() {
    return System.nanoTime() - START;
  }

  @Override
  public long monotonicResolution() {
    return 1;
  }

  @Override
  public long nanosUntil(long monotonic) {
    // An unsigned time above the signed range lies centuries ahead.
    return monotonic < 0 ? Long.MAX_VALUE : monotonic - monotonic();
  }
}
