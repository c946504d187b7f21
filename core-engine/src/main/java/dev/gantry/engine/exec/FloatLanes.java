package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;
import java.util.Locale;

/**
 * Operators on floating-point lanes (core 4.3.3).
 *
 * <p>Most are those of numbers, lane by lane. Relaxed ones, which may differ between machines, are
 * the same here everywhere: a multiplication before an addition is rounded, and minimum and maximum
 * are those of numbers.
 */
final class FloatLanes {
  private FloatLanes() {}

  static VectorOperator operator(String operation, int width) {
    boolean narrow = width == Float.SIZE;
    return switch (operation) {
      case "eq", "ne", "lt", "gt", "le", "ge" -> {
        Opcode scalar = scalar(operation, width);
        yield lanes(
            width,
            (_, a, b) -> {
              boolean holds =
                  narrow
                      ? F32Operators.compare(scalar, f32(a), f32(b))
                      : F64Operators.compare(scalar, f64(a), f64(b));
              return holds ? -1 : 0;
            });
      }
      case "pmin" ->
          lanes(width, (_, a, b) -> (narrow ? f32(b) < f32(a) : f64(b) < f64(a)) ? b : a);
      case "pmax" ->
          lanes(width, (_, a, b) -> (narrow ? f32(a) < f32(b) : f64(a) < f64(b)) ? b : a);
      case "relaxed_min" -> operator("min", width);
      case "relaxed_max" -> operator("max", width);
      case "relaxed_madd" -> multiplyAdd(width, false);
      case "relaxed_nmadd" -> multiplyAdd(width, true);
      case "abs", "neg", "sqrt", "ceil", "floor", "trunc", "nearest" -> {
        Opcode scalar = scalar(operation, width);
        yield lanes(
            width,
            (_, a) -> narrow ? F32Operators.unary(scalar, (int) a) : F64Operators.unary(scalar, a));
      }
      default -> {
        Opcode scalar = scalar(operation, width);
        yield lanes(width, (_, a, b) -> binary(scalar, narrow, a, b));
      }
    };
  }

  /** {@return the instruction that does to numbers what is to be done to lanes} */
  private static Opcode scalar(String operation, int width) {
    return Opcode.valueOf("F%d_%s".formatted(width, operation.toUpperCase(Locale.ROOT)));
  }

  private static long binary(Opcode scalar, boolean narrow, long a, long b) {
    return narrow
        ? F32Operators.binary(scalar, (int) a, (int) b)
        : F64Operators.binary(scalar, a, b);
  }

  private static VectorOperator lanes(int width, Lanes.Unary operator) {
    return (machine, sp) -> {
      machine.low[sp - 1] = Lanes.map(width, false, machine.low[sp - 1], operator);
      machine.high[sp - 1] = Lanes.map(width, false, machine.high[sp - 1], operator);
      return sp;
    };
  }

  private static VectorOperator lanes(int width, Lanes.Binary operator) {
    return (machine, sp) -> {
      int at = sp - 2;
      long[] low = machine.low;
      long[] high = machine.high;
      low[at] = Lanes.map(width, false, low[at], low[at + 1], operator);
      high[at] = Lanes.map(width, false, high[at], high[at + 1], operator);
      return sp - 1;
    };
  }

  private static VectorOperator multiplyAdd(int width, boolean negated) {
    boolean narrow = width == Float.SIZE;
    Opcode multiply = scalar("mul", width);
    Opcode add = scalar("add", width);
    Opcode negate = scalar("neg", width);
    VectorOperator product =
        lanes(
            width,
            (_, a, b) -> {
              long factor = a;
              if (negated) {
                factor =
                    narrow ? F32Operators.unary(negate, (int) a) : F64Operators.unary(negate, a);
              }
              return binary(multiply, narrow, factor, b);
            });
    VectorOperator sum = lanes(width, (_, a, b) -> binary(add, narrow, a, b));
    return (machine, sp) -> {
      long low = machine.low[sp - 1];
      long high = machine.high[sp - 1];
      int free = product.apply(machine, sp - 1);
      machine.low[free] = low;
      machine.high[free] = high;
      return sum.apply(machine, free + 1);
    };
  }

  private static float f32(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double f64(long bits) {
    return Double.longBitsToDouble(bits);
  }
}
