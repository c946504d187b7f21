package dev.gantry.engine.exec;

/** Operators on vectors as 128 bits (core 4.3.6). */
final class VectorBits {
  private VectorBits() {}

  @FunctionalInterface
  private interface Binary {
    long apply(long a, long b);
  }

  static VectorOperator operator(String operation) {
    return switch (operation) {
      case "not" ->
          (machine, sp) -> {
            machine.low[sp - 1] = ~machine.low[sp - 1];
            machine.high[sp - 1] = ~machine.high[sp - 1];
            return sp;
          };
      case "and" -> binary((a, b) -> a & b);
      case "andnot" -> binary((a, b) -> a & ~b);
      case "or" -> binary((a, b) -> a | b);
      case "xor" -> binary((a, b) -> a ^ b);
      case "bitselect" -> VectorBits::select;
      case "any_true" ->
          (machine, sp) -> {
            machine.low[sp - 1] = (machine.low[sp - 1] | machine.high[sp - 1]) != 0 ? 1 : 0;
            return sp;
          };
      default -> throw new AssertionError(operation);
    };
  }

  /** {@code bitselect}, and {@code relaxed_laneselect}, which may be the same. */
  static int select(Machine machine, int sp) {
    select(machine.low, sp - 3);
    select(machine.high, sp - 3);
    return sp - 2;
  }

  private static void select(long[] halves, int at) {
    halves[at] = (halves[at] & halves[at + 2]) | (halves[at + 1] & ~halves[at + 2]);
  }

  private static VectorOperator binary(Binary operator) {
    return (machine, sp) -> {
      int at = sp - 2;
      machine.low[at] = operator.apply(machine.low[at], machine.low[at + 1]);
      machine.high[at] = operator.apply(machine.high[at], machine.high[at + 1]);
      return sp - 1;
    };
  }
}
