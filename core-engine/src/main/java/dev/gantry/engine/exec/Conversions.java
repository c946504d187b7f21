package dev.gantry.engine.exec;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.syntax.Opcode;

/**
 * Conversions between number types (core 4.3.4).
 *
 * <p>Operands and results are bits, as on the operand stack: an {@code i32} is sign-extended, an
 * {@code f32} stands in the low half.
 */
final class Conversions {
  private static final double TWO_TO_31 = 0x1p31;
  private static final double TWO_TO_32 = 0x1p32;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private Conversions() {}

  static long convert(Opcode opcode, long bits) {
    return switch (opcode) {
      case I32_WRAP_I64 -> (int) bits;
      case I64_EQZ -> bits == 0 ? 1 : 0;
      case I64_EXTEND_I32_S -> bits;
      case I64_EXTEND_I32_U -> unsigned(bits);
      case I32_REINTERPRET_F32, F32_REINTERPRET_I32 -> (int) bits;
      case I64_REINTERPRET_F64, F64_REINTERPRET_I64 -> bits;

      case I32_TRUNC_F32_S -> truncateToS32(f32(bits));
      case I32_TRUNC_F32_U -> truncateToU32(f32(bits));
      case I32_TRUNC_F64_S -> truncateToS32(f64(bits));
      case I32_TRUNC_F64_U -> truncateToU32(f64(bits));
      case I64_TRUNC_F32_S -> truncateToS64(f32(bits));
      case I64_TRUNC_F32_U -> truncateToU64(f32(bits));
      case I64_TRUNC_F64_S -> truncateToS64(f64(bits));
      case I64_TRUNC_F64_U -> truncateToU64(f64(bits));
      case I32_TRUNC_SAT_F32_S -> saturateToS32(f32(bits));
      case I32_TRUNC_SAT_F32_U -> saturateToU32(f32(bits));
      case I32_TRUNC_SAT_F64_S -> saturateToS32(f64(bits));
      case I32_TRUNC_SAT_F64_U -> saturateToU32(f64(bits));
      case I64_TRUNC_SAT_F32_S -> saturateToS64(f32(bits));
      case I64_TRUNC_SAT_F32_U -> saturateToU64(f32(bits));
      case I64_TRUNC_SAT_F64_S -> saturateToS64(f64(bits));
      case I64_TRUNC_SAT_F64_U -> saturateToU64(f64(bits));

      case F32_CONVERT_I32_S -> bits((float) (int) bits);
      case F32_CONVERT_I32_U -> bits((float) unsigned(bits));
      case F32_CONVERT_I64_S -> bits((float) bits);
      case F32_CONVERT_I64_U -> bits(unsignedToFloat(bits));
      case F32_DEMOTE_F64 -> F32Operators.canonical((float) f64(bits));
      case F64_CONVERT_I32_S -> bits((double) (int) bits);
      case F64_CONVERT_I32_U -> bits((double) unsigned(bits));
      case F64_CONVERT_I64_S -> bits((double) bits);
      case F64_CONVERT_I64_U -> bits(unsignedToDouble(bits));
      case F64_PROMOTE_F32 -> F64Operators.canonical(f32(bits));
      default -> throw new AssertionError(opcode);
    };
  }

  // Truncation, which traps

  private static int truncateToS32(double number) {
    requireBetween(number, -TWO_TO_31 - 1, TWO_TO_31);
    return (int) number;
  }

  private static int truncateToU32(double number) {
    requireBetween(number, -1, TWO_TO_32);
    return (int) (long) number;
  }

  private static long truncateToS64(double number) {
    // The number below the smallest one is no double: the smallest one itself is the bound.
    requireBetween(number, Math.nextDown(-TWO_TO_63), TWO_TO_63);
    return (long) number;
  }

  private static long truncateToU64(double number) {
    requireBetween(number, -1, TWO_TO_64);
    return saturateToU64(number);
  }

  private static void requireBetween(double number, double below, double above) {
    if (Double.isNaN(number)) {
      throw new TrapException(Trap.INVALID_CONVERSION_TO_INTEGER);
    }
    if (number <= below || number >= above) {
      throw new TrapException(Trap.INTEGER_OVERFLOW);
    }
  }

  // Saturation; a cast in Java saturates, and takes NaN to zero

  static int saturateToS32(double number) {
    return (int) number;
  }

  static int saturateToU32(double number) {
    return number >= TWO_TO_32 ? -1 : (int) Math.max(0, (long) number);
  }

  static long saturateToS64(double number) {
    return (long) number;
  }

  static long saturateToU64(double number) {
    if (number < TWO_TO_63 || Double.isNaN(number)) {
      return Math.max(0, (long) number);
    }
    return number >= TWO_TO_64 ? -1 : (long) (number - TWO_TO_63) ^ Long.MIN_VALUE;
  }

  // Unsigned numbers to floating point: halved where they do not fit, the lost bit kept for
  // rounding

  static float unsignedToFloat(long number) {
    return number >= 0 ? (float) number : (float) (number >>> 1 | (number & 1)) * 2;
  }

  static double unsignedToDouble(long number) {
    return number >= 0 ? (double) number : (double) (number >>> 1 | (number & 1)) * 2;
  }

  private static long unsigned(long i32) {
    return i32 & 0xFFFF_FFFFL;
  }

  private static float f32(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double f64(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static long bits(float number) {
    return Float.floatToRawIntBits(number);
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }
}
