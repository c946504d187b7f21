package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;
import org.jspecify.annotations.Nullable;

/** Operators whose lanes are of another width or kind than those they come from (core 4.3.4). */
final class LaneConversions {
  private LaneConversions() {}

  /** Computes a lane of the result from a vector. */
  @FunctionalInterface
  private interface FromOne {
    long lane(long low, long high, int index);
  }

  /** Computes a lane of the result from two vectors. */
  @FunctionalInterface
  private interface FromTwo {
    long lane(long firstLow, long firstHigh, long secondLow, long secondHigh, int index);
  }

  /** {@return the operator, or null if the operation does something else} */
  static @Nullable VectorOperator operator(String operation, int width) {
    boolean isUnsigned = operation.endsWith("_u") || operation.endsWith("_u_zero");
    String name = operation.replaceFirst("_[if]\\d+x\\d+.*$", "").replaceFirst("_zero$", "");
    int half = width / 2;
    int count = 128 / width;
    return switch (name) {
      case "extend_low" -> one(width, (l, h, i) -> lane(l, h, half, i, isUnsigned));
      case "extend_high" -> one(width, (l, h, i) -> lane(l, h, half, i + count, isUnsigned));
      case "extadd_pairwise" ->
          one(
              width,
              (l, h, i) ->
                  lane(l, h, half, 2 * i, isUnsigned) + lane(l, h, half, 2 * i + 1, isUnsigned));
      case "extmul_low" ->
          two(
              width,
              (l, h, k, g, i) -> lane(l, h, half, i, isUnsigned) * lane(k, g, half, i, isUnsigned));
      case "extmul_high" ->
          two(
              width,
              (l, h, k, g, i) ->
                  lane(l, h, half, i + count, isUnsigned)
                      * lane(k, g, half, i + count, isUnsigned));
      case "narrow" ->
          two(
              width,
              (l, h, k, g, i) -> {
                int sources = count / 2;
                long number =
                    i < sources
                        ? Lanes.signed(l, h, 2 * width, i)
                        : Lanes.signed(k, g, 2 * width, i - sources);
                return isUnsigned
                    ? IntegerLanes.saturateUnsigned(width, number)
                    : IntegerLanes.saturateSigned(width, number);
              });
      case "dot" -> two(width, (l, h, k, g, i) -> products(l, h, k, g, half, 2 * i, 2));
      case "relaxed_dot" ->
          operation.endsWith("_add_s")
              ? LaneConversions::dotAndAdd
              : two(width, (l, h, k, g, i) -> products(l, h, k, g, half, 2 * i, 2));
      case "trunc_sat", "relaxed_trunc" ->
          operation.contains("f64x2")
              ? one(width, (l, h, i) -> i < 2 ? truncate64(i == 0 ? l : h, isUnsigned) : 0)
              : one(width, (l, h, i) -> truncate32(Lanes.signed(l, h, 32, i), isUnsigned));
      case "convert" -> {
        Opcode scalar = isUnsigned ? Opcode.F32_CONVERT_I32_U : Opcode.F32_CONVERT_I32_S;
        yield one(width, (l, h, i) -> Conversions.convert(scalar, Lanes.signed(l, h, 32, i)));
      }
      case "convert_low" -> {
        Opcode scalar = isUnsigned ? Opcode.F64_CONVERT_I32_U : Opcode.F64_CONVERT_I32_S;
        yield one(width, (l, h, i) -> Conversions.convert(scalar, Lanes.signed(l, h, 32, i)));
      }
      case "demote" ->
          one(
              width,
              (l, h, i) -> i < 2 ? Conversions.convert(Opcode.F32_DEMOTE_F64, i == 0 ? l : h) : 0);
      case "promote_low" ->
          one(
              width,
              (l, h, i) -> Conversions.convert(Opcode.F64_PROMOTE_F32, Lanes.signed(l, h, 32, i)));
      default -> null;
    };
  }

  private static long lane(long low, long high, int width, int index, boolean isUnsigned) {
    return isUnsigned
        ? Lanes.unsigned(low, high, width, index)
        : Lanes.signed(low, high, width, index);
  }

  /** {@return the sum of the products of some lanes, as signed numbers} */
  private static long products(
      long low, long high, long otherLow, long otherHigh, int width, int first, int count) {
    long sum = 0;
    for (int i = first; i < first + count; i++) {
      sum += Lanes.signed(low, high, width, i) * Lanes.signed(otherLow, otherHigh, width, i);
    }
    return sum;
  }

  private static int dotAndAdd(Machine machine, int sp) {
    int at = sp - 3;
    long low = machine.low[at];
    long high = machine.high[at];
    long otherLow = machine.low[at + 1];
    long otherHigh = machine.high[at + 1];
    long addendLow = machine.low[at + 2];
    long addendHigh = machine.high[at + 2];
    Lanes.set(
        machine,
        at,
        32,
        i ->
            (short) products(low, high, otherLow, otherHigh, 8, 4 * i, 2)
                + (short) products(low, high, otherLow, otherHigh, 8, 4 * i + 2, 2)
                + Lanes.signed(addendLow, addendHigh, 32, i));
    return sp - 2;
  }

  private static long truncate32(long bits, boolean isUnsigned) {
    Opcode scalar = isUnsigned ? Opcode.I32_TRUNC_SAT_F32_U : Opcode.I32_TRUNC_SAT_F32_S;
    return Conversions.convert(scalar, bits);
  }

  private static long truncate64(long bits, boolean isUnsigned) {
    Opcode scalar = isUnsigned ? Opcode.I32_TRUNC_SAT_F64_U : Opcode.I32_TRUNC_SAT_F64_S;
    return Conversions.convert(scalar, bits);
  }

  private static VectorOperator one(int width, FromOne lane) {
    return (machine, sp) -> {
      long low = machine.low[sp - 1];
      long high = machine.high[sp - 1];
      Lanes.set(machine, sp - 1, width, i -> lane.lane(low, high, i));
      return sp;
    };
  }

  private static VectorOperator two(int width, FromTwo lane) {
    return (machine, sp) -> {
      int at = sp - 2;
      long low = machine.low[at];
      long high = machine.high[at];
      long otherLow = machine.low[at + 1];
      long otherHigh = machine.high[at + 1];
      Lanes.set(machine, at, width, i -> lane.lane(low, high, otherLow, otherHigh, i));
      return sp - 1;
    };
  }
}
