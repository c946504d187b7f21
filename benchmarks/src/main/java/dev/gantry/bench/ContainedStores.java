package dev.gantry.bench;

import dev.gantry.engine.Store;
import dev.gantry.engine.StoreLimits;
import java.time.Duration;

/**
 * Stores as the property {@code gantry.bench.containment} asks for them: {@code none} (the
 * default), {@code deadline}, {@code fuel} or {@code depth}, each with more than a program needs.
 */
final class ContainedStores {
  private static final String CONTAINMENT = System.getProperty("gantry.bench.containment", "none");
  private static final int DEPTH = 100_000;

  private ContainedStores() {}

  static Store create() {
    StoreLimits limits =
        CONTAINMENT.equals("depth")
            ? StoreLimits.DEFAULT.withCallDepth(DEPTH)
            : StoreLimits.DEFAULT;
    Store store = Store.create(limits);
    switch (CONTAINMENT) {
      case "none", "depth" -> {}
      case "deadline" -> store.setDeadline(Duration.ofHours(1));
      case "fuel" -> store.setFuel(Long.MAX_VALUE);
      default -> throw new IllegalArgumentException("no such containment: " + CONTAINMENT);
    }
    return store;
  }
}
