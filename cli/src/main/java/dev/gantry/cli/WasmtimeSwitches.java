package dev.gantry.cli;

import java.util.List;
import java.util.OptionalLong;

/**
 * What {@code -S} grants, in the spelling of wasmtime.
 *
 * <p>A switch is a name, which means yes, or a name with {@code =y} or {@code =n}.
 */
record WasmtimeSwitches(
    boolean inheritEnvironment,
    boolean inheritNetwork,
    boolean nameLookup,
    boolean tcp,
    boolean udp,
    OptionalLong maxRandomBytes) {

  /** {@return the grants of these switches, of which the last of a name counts} */
  static WasmtimeSwitches of(List<String> switches) {
    var grants = new WasmtimeSwitches(false, false, false, true, true, OptionalLong.empty());
    for (String text : switches) {
      int equals = text.indexOf('=');
      String name = equals < 0 ? text : text.substring(0, equals);
      grants = grants.with(name, equals < 0 ? "y" : text.substring(equals + 1));
    }
    return grants;
  }

  private WasmtimeSwitches with(String name, String value) {
    return switch (name) {
      // What is always there, and what guests of these kinds do not need.
      case "cli", "common", "p2", "preview2", "inherit-stdin", "inherit-stdout", "inherit-stderr" ->
          this;
      case "inherit-env" ->
          new WasmtimeSwitches(
              yes(name, value), inheritNetwork, nameLookup, tcp, udp, maxRandomBytes);
      case "inherit-network" ->
          new WasmtimeSwitches(
              inheritEnvironment, yes(name, value), nameLookup, tcp, udp, maxRandomBytes);
      case "allow-ip-name-lookup" ->
          new WasmtimeSwitches(
              inheritEnvironment, inheritNetwork, yes(name, value), tcp, udp, maxRandomBytes);
      case "tcp" ->
          new WasmtimeSwitches(
              inheritEnvironment,
              inheritNetwork,
              nameLookup,
              yes(name, value),
              udp,
              maxRandomBytes);
      case "udp" ->
          new WasmtimeSwitches(
              inheritEnvironment,
              inheritNetwork,
              nameLookup,
              tcp,
              yes(name, value),
              maxRandomBytes);
      case "max-random-size" ->
          new WasmtimeSwitches(
              inheritEnvironment,
              inheritNetwork,
              nameLookup,
              tcp,
              udp,
              OptionalLong.of(number(name, value)));
      default -> throw new UnsupportedConstructException("-S " + name);
    };
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
