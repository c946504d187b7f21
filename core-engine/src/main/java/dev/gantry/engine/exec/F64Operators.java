package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;

/**
 * Numeric instructions on {@code f64} (core 4.3.3).
 *
 * <p>Operands and results are bits, because a {@code double} does not keep every NaN. Where the
 * specification leaves the payload of a NaN open, the result is the canonical one.
 */
final class F64Operators {
  private static final long SIGN = Long.MIN_VALUE;

  private F64Operators() {}

  static long unary(Opcode opcode, long bits) {
    double a = Double.longBitsToDouble(bits);
    return switch (opcode) {
      case F64_ABS -> bits & ~SIGN;
      case F64_NEG -> bits ^ SIGN;
      case F64_CEIL -> canonical(Math.ceil(a));
      case F64_FLOOR -> canonical(Math.floor(a));
      case F64_TRUNC -> canonical(truncate(a));
      case F64_NEAREST -> canonical(Math.rint(a));
      case F64_SQRT -> canonical(Math.sqrt(a));
      default -> throw new AssertionError(opcode);
    };
  }

  static long binary(Opcode opcode, long aBits, long bBits) {
    double a = Double.longBitsToDouble(aBits);
    double b = Double.longBitsToDouble(bBits);
    return switch (opcode) {
      case F64_ADD -> canonical(a + b);
      case F64_SUB -> canonical(a - b);
      case F64_MUL -> canonical(a * b);
      case F64_DIV -> canonical(a / b);
      case F64_MIN -> canonical(Math.min(a, b));
      case F64_MAX -> canonical(Math.max(a, b));
      case F64_COPYSIGN -> (aBits & ~SIGN) | (bBits & SIGN);
      default -> throw new AssertionError(opcode);
    };
  }

  static boolean compare(Opcode opcode, double a, double b) {
    return switch (opcode) {
      case F64_EQ -> a == b;
      case F64_NE -> a != b;
      case F64_LT -> a < b;
      case F64_GT -> a > b;
      case F64_LE -> a <= b;
      case F64_GE -> a >= b;
      default -> throw new AssertionError(opcode);
    };
  }

  /** {@return the bits of a number, and of a NaN those of the canonical one} */
  static long canonical(double number) {
    return Double.doubleToLongBits(number);
  }

  static double truncate(double number) {
    return number < 0 ? Math.ceil(number) : Math.floor(number);
  }
}
