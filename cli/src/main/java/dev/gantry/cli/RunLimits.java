package dev.gantry.cli;

import dev.gantry.component.StoreLimits;
import java.time.Duration;

/** What a guest may use up, as the options of {@code run} say. */
record RunLimits(Duration timeout, long fuel, long maxMemory) {
  StoreLimits storeLimits() {
    return StoreLimits.DEFAULT
        .withCallTime(timeout)
        .withFuel(fuel)
        .withMemoryBytes(maxMemory);
  }
}
