package dev.gantry.engine.exec;

import org.jspecify.annotations.Nullable;

/** Operators that move lanes and leave them as they are (core 4.6.1, vector instructions). */
final class LaneMoves {
  private LaneMoves() {}

  /** {@return the operator, or null if the operation does something else} */
  static @Nullable VectorOperator operator(String operation, int width) {
    return switch (operation) {
      case "splat" ->
          (machine, sp) -> {
            long value = machine.low[sp - 1];
            Lanes.set(machine, sp - 1, width, _ -> value);
            return sp;
          };
      case "swizzle", "relaxed_swizzle" -> LaneMoves::swizzle;
      default -> null;
    };
  }

  /** {@return an operator on one lane} */
  static VectorOperator lane(String operation, int width, int index) {
    return switch (operation) {
      case "extract_lane", "extract_lane_s" ->
          (machine, sp) -> {
            long[] low = machine.low;
            low[sp - 1] = Lanes.signed(low[sp - 1], machine.high[sp - 1], width, index);
            return sp;
          };
      case "extract_lane_u" ->
          (machine, sp) -> {
            long[] low = machine.low;
            low[sp - 1] = Lanes.unsigned(low[sp - 1], machine.high[sp - 1], width, index);
            return sp;
          };
      case "replace_lane" ->
          (machine, sp) -> {
            replace(machine, sp - 2, width, index, machine.low[sp - 1]);
            return sp - 1;
          };
      default -> throw new AssertionError(operation);
    };
  }

  /** Sets one lane of a vector. */
  static void replace(Machine machine, int slot, int width, int index, long value) {
    int perHalf = 64 / width;
    long[] halves = index < perHalf ? machine.low : machine.high;
    int shift = index % perHalf * width;
    long mask = Lanes.mask(width) << shift;
    halves[slot] = (halves[slot] & ~mask) | (value << shift & mask);
  }

  /** {@return the operator that takes each byte from a lane of two vectors} */
  static VectorOperator shuffle(long lowIndices, long highIndices) {
    return (machine, sp) -> {
      int at = sp - 2;
      long firstLow = machine.low[at];
      long firstHigh = machine.high[at];
      long secondLow = machine.low[at + 1];
      long secondHigh = machine.high[at + 1];
      Lanes.set(
          machine,
          at,
          8,
          i -> {
            int index = (int) Lanes.unsigned(lowIndices, highIndices, 8, i);
            return index < 16
                ? Lanes.unsigned(firstLow, firstHigh, 8, index)
                : Lanes.unsigned(secondLow, secondHigh, 8, index - 16);
          });
      return sp - 1;
    };
  }

  private static int swizzle(Machine machine, int sp) {
    int at = sp - 2;
    long low = machine.low[at];
    long high = machine.high[at];
    long lowIndices = machine.low[at + 1];
    long highIndices = machine.high[at + 1];
    Lanes.set(
        machine,
        at,
        8,
        i -> {
          int index = (int) Lanes.unsigned(lowIndices, highIndices, 8, i);
          return index < 16 ? Lanes.unsigned(low, high, 8, index) : 0;
        });
    return sp - 1;
  }
}
