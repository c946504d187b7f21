package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;

/**
 * Floating-point instructions that Java has no one word for (core 4.3.3 and 4.3.4).
 *
 * <p>What is not a number stays quiet or becomes so: where a method of Java would hand a signalling
 * one through, it is added to itself.
 */
public final class Floats {
  private static final double TWO_TO_31 = 0x1p31;
  private static final double TWO_TO_32 = 0x1p32;
  private static final double TWO_TO_63 = 0x1p63;
  private static final double TWO_TO_64 = 0x1p64;

  private Floats() {}

  private static float quiet(float result, float operand) {
    return Float.isNaN(result) ? operand + operand : result;
  }

  private static double quiet(double result, double operand) {
    return Double.isNaN(result) ? operand + operand : result;
  }

  /** {@code f32.ceil}. */
  public static float ceil(float x) {
    return quiet((float) Math.ceil(x), x);
  }

  /** {@code f64.ceil}. */
  public static double ceil(double x) {
    return quiet(Math.ceil(x), x);
  }

  /** {@code f32.floor}. */
  public static float floor(float x) {
    return quiet((float) Math.floor(x), x);
  }

  /** {@code f64.floor}. */
  public static double floor(double x) {
    return quiet(Math.floor(x), x);
  }

  /** {@code f32.trunc}. */
  public static float trunc(float x) {
    return quiet((float) (x < 0 ? Math.ceil(x) : Math.floor(x)), x);
  }

  /** {@code f64.trunc}. */
  public static double trunc(double x) {
    return quiet(x < 0 ? Math.ceil(x) : Math.floor(x), x);
  }

  /** {@code f32.nearest}. */
  public static float nearest(float x) {
    return quiet((float) Math.rint(x), x);
  }

  /** {@code f64.nearest}. */
  public static double nearest(double x) {
    return quiet(Math.rint(x), x);
  }

  /** {@code f32.sqrt}. */
  public static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  /** {@code f64.sqrt}. */
  public static double sqrt(double x) {
    return Math.sqrt(x);
  }

  /** {@code f32.min}. */
  public static float min(float x, float y) {
    float result = Math.min(x, y);
    return Float.isNaN(result) ? x + y : result;
  }

  /** {@code f64.min}. */
  public static double min(double x, double y) {
    double result = Math.min(x, y);
    return Double.isNaN(result) ? x + y : result;
  }

  /** {@code f32.max}. */
  public static float max(float x, float y) {
    float result = Math.max(x, y);
    return Float.isNaN(result) ? x + y : result;
  }

  /** {@code f64.max}. */
  public static double max(double x, double y) {
    double result = Math.max(x, y);
    return Double.isNaN(result) ? x + y : result;
  }

  // Conversions that trap: Java's saturate, so only a limit, or 0 for what is not a number, can be
  // wrong

  private static TrapException notConvertible(double x) {
    return new TrapException(
        Double.isNaN(x) ? Trap.INVALID_CONVERSION_TO_INTEGER : Trap.INTEGER_OVERFLOW);
  }

  /** {@code i32.trunc_f32_s}. */
  public static int toInt(float x) {
    int result = (int) x;
    if (result == Integer.MIN_VALUE || result == Integer.MAX_VALUE || Float.isNaN(x)) {
      return toInt((double) x);
    }
    return result;
  }

  /** {@code i32.trunc_f64_s}. */
  public static int toInt(double x) {
    int result = (int) x;
    if (result == Integer.MIN_VALUE || result == Integer.MAX_VALUE || Double.isNaN(x)) {
      if (!(x > -TWO_TO_31 - 1 && x < TWO_TO_31)) {
        throw notConvertible(x);
      }
    }
    return result;
  }

  /** {@code i32.trunc_f32_u}. */
  public static int toUnsignedInt(float x) {
    return toUnsignedInt((double) x);
  }

  /** {@code i32.trunc_f64_u}. */
  public static int toUnsignedInt(double x) {
    if (!(x > -1 && x < TWO_TO_32)) {
      throw notConvertible(x);
    }
    return (int) (long) x;
  }

  /** {@code i64.trunc_f32_s}. */
  public static long toLong(float x) {
    return toLong((double) x);
  }

  /** {@code i64.trunc_f64_s}. */
  public static long toLong(double x) {
    long result = (long) x;
    if (result == Long.MIN_VALUE || result == Long.MAX_VALUE || Double.isNaN(x)) {
      if (!(x >= -TWO_TO_63 && x < TWO_TO_63)) {
        throw notConvertible(x);
      }
    }
    return result;
  }

  /** {@code i64.trunc_f32_u}. */
  public static long toUnsignedLong(float x) {
    return toUnsignedLong((double) x);
  }

  /** {@code i64.trunc_f64_u}. */
  public static long toUnsignedLong(double x) {
    if (!(x > -1 && x < TWO_TO_64)) {
      throw notConvertible(x);
    }
    return x < TWO_TO_63 ? (long) x : (long) (x - TWO_TO_63) ^ Long.MIN_VALUE;
  }

  /** {@code i32.trunc_sat_f32_u}. */
  public static int saturateUnsignedInt(float x) {
    return saturateUnsignedInt((double) x);
  }

  /** {@code i32.trunc_sat_f64_u}. */
  public static int saturateUnsignedInt(double x) {
    return x > 0 ? (int) Math.min((long) x, 0xFFFF_FFFFL) : 0;
  }

  /** {@code i64.trunc_sat_f32_u}. */
  public static long saturateUnsignedLong(float x) {
    return saturateUnsignedLong((double) x);
  }

  /** {@code i64.trunc_sat_f64_u}. */
  public static long saturateUnsignedLong(double x) {
    if (!(x > 0)) {
      return 0;
    }
    if (x < TWO_TO_63) {
      return (long) x;
    }
    return x < TWO_TO_64 ? (long) (x - TWO_TO_63) ^ Long.MIN_VALUE : -1;
  }

  /** {@code f32.convert_i64_u}. */
  public static float floatOfUnsigned(long x) {
    // Halved with the lost bit kept, so that rounding goes the same way.
    return x >= 0 ? (float) x : (float) ((x >>> 1) | (x & 1)) * 2;
  }

  /** {@code f64.convert_i64_u}. */
  public static double doubleOfUnsigned(long x) {
    return x >= 0 ? (double) x : (double) ((x >>> 1) | (x & 1)) * 2;
  }
}
