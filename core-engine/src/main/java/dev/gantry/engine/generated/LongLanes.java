package dev.gantry.engine.generated;

/** One lane of 64 bits in a long: half of a vector (core 4.3.2). */
public final class LongLanes {
  private LongLanes() {}

  private static long mask(boolean holds) {
    return holds ? -1 : 0;
  }

  /** {@return whether they are equal, in each bit} */
  public static long equal(long a, long b) {
    return mask(a == b);
  }

  /** {@return whether they are not equal, in each bit} */
  public static long notEqual(long a, long b) {
    return mask(a != b);
  }

  /** {@return whether the first is less, in each bit} */
  public static long less(long a, long b) {
    return mask(a < b);
  }

  /** {@return whether the first is greater, in each bit} */
  public static long greater(long a, long b) {
    return mask(a > b);
  }

  /** {@return whether the first is not greater, in each bit} */
  public static long atMost(long a, long b) {
    return mask(a <= b);
  }

  /** {@return whether the first is not less, in each bit} */
  public static long atLeast(long a, long b) {
    return mask(a >= b);
  }

  /** {@return the absolute value} */
  public static long abs(long a) {
    return Math.abs(a);
  }

  /** {@return the negative} */
  public static long negate(long a) {
    return -a;
  }

  /** {@return 1 if no lane is zero, else 0} */
  public static int allTrue(long low, long high) {
    return low != 0 && high != 0 ? 1 : 0;
  }

  /** {@return the sign bits, that of the first lane lowest} */
  public static int bitmask(long low, long high) {
    return (int) ((low >>> 63) | ((high >>> 63) << 1));
  }

  /** {@return the lower int as a signed number} */
  public static long extendLow(long a) {
    return (int) a;
  }

  /** {@return the upper int as a signed number} */
  public static long extendHigh(long a) {
    return a >> Integer.SIZE;
  }

  /** {@return the lower int as an unsigned number} */
  public static long extendUnsignedLow(long a) {
    return a & 0xFFFF_FFFFL;
  }

  /** {@return the upper int as an unsigned number} */
  public static long extendUnsignedHigh(long a) {
    return a >>> Integer.SIZE;
  }

  /** {@return the number shifted to the left} */
  public static long shiftLeft(long a, int count) {
    return a << count;
  }

  /** {@return the number shifted to the right with its sign} */
  public static long shiftRight(long a, int count) {
    return a >> count;
  }

  /** {@return the number shifted to the right} */
  public static long shiftRightUnsigned(long a, int count) {
    return a >>> count;
  }

  /** {@return the product of the lower ints as signed numbers} */
  public static long multiplyExtendedLow(long a, long b) {
    return extendLow(a) * extendLow(b);
  }

  /** {@return the product of the upper ints as signed numbers} */
  public static long multiplyExtendedHigh(long a, long b) {
    return extendHigh(a) * extendHigh(b);
  }

  /** {@return the product of the lower ints as unsigned numbers} */
  public static long multiplyExtendedUnsignedLow(long a, long b) {
    return extendUnsignedLow(a) * extendUnsignedLow(b);
  }

  /** {@return the product of the upper ints as unsigned numbers} */
  public static long multiplyExtendedUnsignedHigh(long a, long b) {
    return extendUnsignedHigh(a) * extendUnsignedHigh(b);
  }
}
