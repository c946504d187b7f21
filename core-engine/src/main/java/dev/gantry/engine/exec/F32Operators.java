package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;

/**
 * Numeric instructions on {@code f32} (core 4.3.3).
 *
 * <p>Operands and results are bits, because a {@code float} does not keep every NaN. Where the
 * specification leaves the payload of a NaN open, the result is the canonical one.
 */
final class F32Operators {
  private static final int SIGN = Integer.MIN_VALUE;

  private F32Operators() {}

  static int unary(Opcode opcode, int bits) {
    float a = Float.intBitsToFloat(bits);
    return switch (opcode) {
      case F32_ABS -> bits & ~SIGN;
      case F32_NEG -> bits ^ SIGN;
      case F32_CEIL -> canonical((float) Math.ceil(a));
      case F32_FLOOR -> canonical((float) Math.floor(a));
      case F32_TRUNC -> canonical((float) F64Operators.truncate(a));
      case F32_NEAREST -> canonical((float) Math.rint(a));
      case F32_SQRT -> canonical((float) Math.sqrt(a));
      default -> throw new AssertionError(opcode);
    };
  }

  static int binary(Opcode opcode, int aBits, int bBits) {
    float a = Float.intBitsToFloat(aBits);
    float b = Float.intBitsToFloat(bBits);
    return switch (opcode) {
      case F32_ADD -> canonical(a + b);
      case F32_SUB -> canonical(a - b);
      case F32_MUL -> canonical(a * b);
      case F32_DIV -> canonical(a / b);
      case F32_MIN -> canonical(Math.min(a, b));
      case F32_MAX -> canonical(Math.max(a, b));
      case F32_COPYSIGN -> (aBits & ~SIGN) | (bBits & SIGN);
      default -> throw new AssertionError(opcode);
    };
  }

  static boolean compare(Opcode opcode, float a, float b) {
    return switch (opcode) {
      case F32_EQ -> a == b;
      case F32_NE -> a != b;
      case F32_LT -> a < b;
      case F32_GT -> a > b;
      case F32_LE -> a <= b;
      case F32_GE -> a >= b;
      default -> throw new AssertionError(opcode);
    };
  }

  /** {@return the bits of a number, and of a NaN those of the canonical one} */
  static int canonical(float number) {
    return Float.floatToIntBits(number);
  }
}
