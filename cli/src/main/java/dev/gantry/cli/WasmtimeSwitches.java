package dev.gantry.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code -S} grants, in the spelling of wasmtime.
 *
 * <p>A switch is a name, which means yes, or a name with {@code =y} or {@code =n}.
 */
record WasmtimeSwitches(Set<String> granted, Map<String, Long> numbers) {
  private static final Set<String> GRANTS =
      Set.of("inherit-env", "inherit-network", "allow-ip-name-lookup", "tcp", "udp", "http");
  private static final Set<String> NUMBERS = Set.of("max-random-size", "max-http-fields-size");

  /** What is always there, and what guests of these kinds do not need. */
  private static final Set<String> IGNORED =
      Set.of(
          "cli", "common", "p2", "preview2", "inherit-stdin", "inherit-stdout", "inherit-stderr");

  WasmtimeSwitches {
    granted = Set.copyOf(granted);
    numbers = Map.copyOf(numbers);
  }

  /** {@return the grants of these switches, of which the last of a name counts} */
  static WasmtimeSwitches of(List<String> switches) {
    var granted = new HashSet<String>(Set.of("tcp", "udp"));
    var numbers = new HashMap<String, Long>();
    for (String text : switches) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      String value = equals < 0 ? "y" : text.substring(equals + 1);
      if (GRANTS.contains(name)) {
        boolean _ = yes(name, value) ? granted.add(name) : granted.remove(name);
      } else if (NUMBERS.contains(name)) {
        numbers.put(name, number(name, value));
      } else if (!IGNORED.contains(name)) {
        throw new UnsupportedConstructException("-S " + name);
      }
    }
    return new WasmtimeSwitches(granted, numbers);
  }

  boolean inheritEnvironment() {
    return granted.contains("inherit-env");
  }

  boolean inheritNetwork() {
    return granted.contains("inherit-network");
  }

  boolean nameLookup() {
    return granted.contains("allow-ip-name-lookup");
  }

  boolean tcp() {
    return granted.contains("tcp");
  }

  boolean udp() {
    return granted.contains("udp");
  }

  /** {@return whether guests may send requests to all hosts} */
  boolean http() {
    return granted.contains("http");
  }

  Optional<Long> maxRandomBytes() {
    return Optional.ofNullable(numbers.get("max-random-size"));
  }

  Optional<Long> maxHttpFieldBytes() {
    return Optional.ofNullable(numbers.get("max-http-fields-size"));
  }

  private static boolean yes(String name, String value) {
    return switch (value) {
      case "y", "yes", "true" -> true;
      case "n", "no", "false" -> false;
      default -> throw new InputException("-S %s is `%s`, expected y or n".formatted(name, value));
    };
  }

  private static long number(String name, String value) {
    if (!value.matches("[0-9]{1,9}")) {
      throw new InputException("-S %s is `%s`, expected a number".formatted(name, value));
    }
    return Long.parseLong(value);
  }
}
