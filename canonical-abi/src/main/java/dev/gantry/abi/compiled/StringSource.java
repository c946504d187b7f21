package dev.gantry.abi.compiled;

/** A string that is being read: in a guest's memory, or as a {@code String}. */
public sealed interface StringSource {

  /**
   * A string in memory.
   *
   * @param address the local variable, a long
   * @param taggedCodeUnits the local variable, a long, of the length as the guest counts it
   */
  record InMemory(Side side, int address, int taggedCodeUnits) implements StringSource {}

  /**
   * A {@code String}.
   *
   * @param local the local variable
   */
  record OfHost(int local) implements StringSource {}
}
