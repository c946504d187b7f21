package dev.gantry.engine.exec;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Operators on integer lanes, each on one lane alone (core 4.3.2, for every width).
 *
 * <p>Lanes come sign-extended, and zero-extended where the operation ends in {@code _u}.
 */
final class IntegerLanes {
  private static final Map<String, Lanes.Unary> UNARY =
      Map.of(
          "abs", (_, a) -> Math.abs(a),
          "neg", (_, a) -> -a,
          "popcnt", (width, a) -> Long.bitCount(a & Lanes.mask(width)));

  private static final Map<String, Lanes.Binary> ARITHMETIC =
      Map.ofEntries(
          Map.entry("add", (_, a, b) -> a + b),
          Map.entry("sub", (_, a, b) -> a - b),
          Map.entry("mul", (_, a, b) -> a * b),
          Map.entry("add_sat_s", (width, a, b) -> saturateSigned(width, a + b)),
          Map.entry("add_sat_u", (width, a, b) -> saturateUnsigned(width, a + b)),
          Map.entry("sub_sat_s", (width, a, b) -> saturateSigned(width, a - b)),
          Map.entry("sub_sat_u", (width, a, b) -> saturateUnsigned(width, a - b)),
          Map.entry("min_s", (_, a, b) -> Math.min(a, b)),
          Map.entry("min_u", (_, a, b) -> Math.min(a, b)),
          Map.entry("max_s", (_, a, b) -> Math.max(a, b)),
          Map.entry("max_u", (_, a, b) -> Math.max(a, b)),
          Map.entry("avgr_u", (_, a, b) -> (a + b + 1) >> 1),
          Map.entry("q15mulr_sat_s", IntegerLanes::multiplyQ15),
          Map.entry("relaxed_q15mulr_s", IntegerLanes::multiplyQ15));

  private static final Map<String, Lanes.Binary> COMPARISON =
      Map.of(
          "eq", (_, a, b) -> a == b ? -1 : 0,
          "ne", (_, a, b) -> a != b ? -1 : 0,
          "lt", (_, a, b) -> a < b ? -1 : 0,
          "gt", (_, a, b) -> a > b ? -1 : 0,
          "le", (_, a, b) -> a <= b ? -1 : 0,
          "ge", (_, a, b) -> a >= b ? -1 : 0);

  private IntegerLanes() {}

  static VectorOperator operator(String operation, int width) {
    boolean isUnsigned = operation.endsWith("_u");
    Lanes.Unary unary = UNARY.get(operation);
    if (unary != null) {
      return (machine, sp) -> {
        machine.low[sp - 1] = Lanes.map(width, isUnsigned, machine.low[sp - 1], unary);
        machine.high[sp - 1] = Lanes.map(width, isUnsigned, machine.high[sp - 1], unary);
        return sp;
      };
    }
    Lanes.Binary binary = binary(operation);
    if (binary != null) {
      return (machine, sp) -> {
        int at = sp - 2;
        long[] low = machine.low;
        long[] high = machine.high;
        low[at] = Lanes.map(width, isUnsigned, low[at], low[at + 1], binary);
        high[at] = Lanes.map(width, isUnsigned, high[at], high[at + 1], binary);
        return sp - 1;
      };
    }
    return switch (operation) {
      case "shl" -> shift(width, false, (_, a, count) -> a << count);
      case "shr_s" -> shift(width, false, (_, a, count) -> a >> count);
      case "shr_u" -> shift(width, true, (_, a, count) -> a >>> count);
      case "all_true" -> allTrue(width);
      case "bitmask" -> bitmask(width);
      case "relaxed_laneselect" -> VectorBits::select;
      default -> throw new AssertionError(operation);
    };
  }

  private static Lanes.@Nullable Binary binary(String operation) {
    Lanes.Binary arithmetic = ARITHMETIC.get(operation);
    return arithmetic != null ? arithmetic : COMPARISON.get(operation.replaceFirst("_[su]$", ""));
  }

  private static VectorOperator shift(int width, boolean isUnsigned, Lanes.Binary operator) {
    return (machine, sp) -> {
      int at = sp - 2;
      long count = machine.low[sp - 1] & (width - 1);
      Lanes.Unary shift = (_, a) -> operator.apply(width, a, count);
      machine.low[at] = Lanes.map(width, isUnsigned, machine.low[at], shift);
      machine.high[at] = Lanes.map(width, isUnsigned, machine.high[at], shift);
      return sp - 1;
    };
  }

  private static VectorOperator allTrue(int width) {
    return (machine, sp) -> {
      long result = 1;
      for (int i = 0; i < 128 / width; i++) {
        if (Lanes.signed(machine.low[sp - 1], machine.high[sp - 1], width, i) == 0) {
          result = 0;
        }
      }
      machine.low[sp - 1] = result;
      return sp;
    };
  }

  private static VectorOperator bitmask(int width) {
    return (machine, sp) -> {
      long result = 0;
      for (int i = 0; i < 128 / width; i++) {
        if (Lanes.signed(machine.low[sp - 1], machine.high[sp - 1], width, i) < 0) {
          result |= 1L << i;
        }
      }
      machine.low[sp - 1] = result;
      return sp;
    };
  }

  private static long multiplyQ15(int width, long a, long b) {
    return saturateSigned(width, (a * b + 0x4000) >> 15);
  }

  /** {@return the nearest number that a signed lane holds} */
  static long saturateSigned(int width, long number) {
    long most = Lanes.mask(width - 1);
    return Math.clamp(number, -most - 1, most);
  }

  /** {@return the nearest number that an unsigned lane holds} */
  static long saturateUnsigned(int width, long number) {
    return Math.clamp(number, 0, Lanes.mask(width));
  }
}
