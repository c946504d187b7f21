package dev.gantry.engine.generated;

/** One floating-point number in a long: half of a vector (core 4.3.3). */
public final class DoubleLanes {
  private DoubleLanes() {}

  /** {@return where they are equal} */
  public static long equal(long a, long b) {
    return Double.longBitsToDouble(a) == Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return where they are not equal} */
  public static long notEqual(long a, long b) {
    return Double.longBitsToDouble(a) != Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return where the first is less} */
  public static long less(long a, long b) {
    return Double.longBitsToDouble(a) < Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return where the first is greater} */
  public static long greater(long a, long b) {
    return Double.longBitsToDouble(a) > Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return where the first is less or equal} */
  public static long atMost(long a, long b) {
    return Double.longBitsToDouble(a) <= Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return where the first is greater or equal} */
  public static long atLeast(long a, long b) {
    return Double.longBitsToDouble(a) >= Double.longBitsToDouble(b) ? -1L : 0;
  }

  /** {@return the numbers rounded up} */
  public static long ceil(long a) {
    return Double.doubleToRawLongBits(Floats.ceil(Double.longBitsToDouble(a)));
  }

  /** {@return the numbers rounded down} */
  public static long floor(long a) {
    return Double.doubleToRawLongBits(Floats.floor(Double.longBitsToDouble(a)));
  }

  /** {@return the numbers rounded towards zero} */
  public static long trunc(long a) {
    return Double.doubleToRawLongBits(Floats.trunc(Double.longBitsToDouble(a)));
  }

  /** {@return the numbers rounded to the nearest} */
  public static long nearest(long a) {
    return Double.doubleToRawLongBits(Floats.nearest(Double.longBitsToDouble(a)));
  }

  /** {@return the square roots} */
  public static long sqrt(long a) {
    return Double.doubleToRawLongBits(Floats.sqrt(Double.longBitsToDouble(a)));
  }

  /** {@return the absolute values} */
  public static long abs(long a) {
    return a & ~Long.MIN_VALUE;
  }

  /** {@return the numbers with the other sign} */
  public static long negate(long a) {
    return a ^ Long.MIN_VALUE;
  }

  /** {@return the sums} */
  public static long add(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) + Double.longBitsToDouble(b));
  }

  /** {@return the differences} */
  public static long subtract(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) - Double.longBitsToDouble(b));
  }

  /** {@return the products} */
  public static long multiply(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) * Double.longBitsToDouble(b));
  }

  /** {@return the quotients} */
  public static long divide(long a, long b) {
    return Double.doubleToRawLongBits(Double.longBitsToDouble(a) / Double.longBitsToDouble(b));
  }

  /** {@return the lesser ones} */
  public static long min(long a, long b) {
    return Double.doubleToRawLongBits(
        Floats.min(Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
  }

  /** {@return the greater ones} */
  public static long max(long a, long b) {
    return Double.doubleToRawLongBits(
        Floats.max(Double.longBitsToDouble(a), Double.longBitsToDouble(b)));
  }

  /** {@return the second where it is less, else the first} */
  public static long pseudoMin(long a, long b) {
    return Double.longBitsToDouble(b) < Double.longBitsToDouble(a) ? b : a;
  }

  /** {@return the second where it is greater, else the first} */
  public static long pseudoMax(long a, long b) {
    return Double.longBitsToDouble(a) < Double.longBitsToDouble(b) ? b : a;
  }

  /** {@return the products plus a third} */
  public static long multiplyAdd(long a, long b, long c) {
    return Double.doubleToRawLongBits(
        Double.longBitsToDouble(a) * Double.longBitsToDouble(b) + Double.longBitsToDouble(c));
  }

  /** {@return a third minus the products} */
  public static long multiplySubtract(long a, long b, long c) {
    return Double.doubleToRawLongBits(
        -(Double.longBitsToDouble(a) * Double.longBitsToDouble(b)) + Double.longBitsToDouble(c));
  }

  private static long pair(int low, int high) {
    return (low & 0xFFFF_FFFFL) | ((long) high << Integer.SIZE);
  }

  /** {@return the nearest signed integers} */
  public static long toInts(long low, long high) {
    return pair((int) Double.longBitsToDouble(low), (int) Double.longBitsToDouble(high));
  }

  /** {@return the nearest unsigned integers} */
  public static long toUnsignedInts(long low, long high) {
    return pair(
        Floats.saturateUnsignedInt(Double.longBitsToDouble(low)),
        Floats.saturateUnsignedInt(Double.longBitsToDouble(high)));
  }

  /** {@return the nearest numbers of 32 bits} */
  public static long toFloats(long low, long high) {
    return pair(
        Float.floatToRawIntBits((float) Double.longBitsToDouble(low)),
        Float.floatToRawIntBits((float) Double.longBitsToDouble(high)));
  }

  /** {@return the lower signed integer as a number} */
  public static long ofIntLow(long a) {
    return Double.doubleToRawLongBits((int) a);
  }

  /** {@return the upper signed integer as a number} */
  public static long ofIntHigh(long a) {
    return Double.doubleToRawLongBits((int) (a >>> Integer.SIZE));
  }

  /** {@return the lower unsigned integer as a number} */
  public static long ofUnsignedIntLow(long a) {
    return Double.doubleToRawLongBits((double) (a & 0xFFFF_FFFFL));
  }

  /** {@return the upper unsigned integer as a number} */
  public static long ofUnsignedIntHigh(long a) {
    return Double.doubleToRawLongBits((double) (a >>> Integer.SIZE));
  }

  /** {@return the lower number of 32 bits} */
  public static long ofFloatLow(long a) {
    return Double.doubleToRawLongBits(Float.intBitsToFloat((int) a));
  }

  /** {@return the upper number of 32 bits} */
  public static long ofFloatHigh(long a) {
    return Double.doubleToRawLongBits(Float.intBitsToFloat((int) (a >>> Integer.SIZE)));
  }
}
