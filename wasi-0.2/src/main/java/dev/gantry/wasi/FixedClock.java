package dev.gantry.wasi;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that only moves for a guest that waits. */
final class FixedClock implements WasiClock {
  private final Instant start;
  private final AtomicLong elapsed = new AtomicLong();

  FixedClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant wall() {
    return start.plusNanos(elapsed.get());
  }

  @Override
  public long wallResolution() {
    return 1;
  }

  @Override
  public long monotonic() {
    return elapsed.get();
  }

  @Override
  public long monotonicResolution() {
    return 1;
  }

  @Override
  public long nanosUntil(long monotonic) {
    elapsed.accumulateAndGet(
        monotonic, (now, then) -> Long.compareUnsigned(now, then) < 0 ? then : now);
    return 0;
  }
}
