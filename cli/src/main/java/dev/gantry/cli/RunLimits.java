package dev.gantry.cli;

import dev.gantry.component.StoreLimits;
import dev.gantry.engine.Store;
import java.time.Duration;
import java.util.List;

/** What a guest may use up, as the options of {@code run} say. */
record RunLimits(Duration timeout, long fuel, long maxMemory) {

  /**
   * {@return the limits of our options, changed by those that wasmtime has}
   *
   * @param wasmtime such as {@code timeout=1s}, {@code fuel=1000} or {@code max-memory-size=65536}
   */
  static RunLimits of(Duration timeout, long fuel, long maxMemory, List<String> wasmtime) {
    var limits = new RunLimits(timeout, fuel, maxMemory);
    for (String text : wasmtime) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      limits = limits.with(name, equals < 0 ? "" : text.substring(equals + 1));
    }
    return limits;
  }

  private RunLimits with(String name, String value) {
    return switch (name) {
      case "timeout" -> new RunLimits(new DurationConverter().convert(value), fuel, maxMemory);
      case "fuel" -> new RunLimits(timeout, number(name, value), maxMemory);
      case "max-memory-size" -> new RunLimits(timeout, fuel, number(name, value));
      default -> throw new UnsupportedConstructException("-W " + name);
    };
  }

  private static long number(String name, String value) {
    if (!value.matches("[0-9]{1,18}")) {
      throw new InputException("-W %s is `%s`, expected a number".formatted(name, value));
    }
    return Long.parseLong(value);
  }

  StoreLimits storeLimits() {
    return StoreLimits.DEFAULT.withCallTime(timeout).withFuel(fuel).withMemoryBytes(maxMemory);
  }

  /** {@return a store for core modules} */
  Store moduleStore() {
    Store store = Store.create(dev.gantry.engine.StoreLimits.DEFAULT.withMemoryBytes(maxMemory));
    if (fuel != Long.MAX_VALUE) {
      store.setFuel(fuel);
    }
    if (isTimed()) {
      store.setDeadline(timeout);
    }
    return store;
  }

  /** {@return whether there is a limit of time at all} */
  boolean isTimed() {
    return timeout.toSeconds() != Long.MAX_VALUE;
  }
}
