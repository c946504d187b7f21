package dev.gantry.engine.generated;

/** Eight lanes of 8 bits in a long: half of a vector (core 4.3.2). */
public final class ByteLanes {
  private static final int BITS = 8;
  private static final long MASK = 0xFFL;

  private ByteLanes() {}

  /** {@return where the lanes are equal} */
  public static long equal(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) == ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where they are not} */
  public static long notEqual(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) != ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is less, as signed numbers} */
  public static long less(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((byte) (a >>> shift) < (byte) (b >>> shift) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is less, as unsigned numbers} */
  public static long lessUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) < ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is greater, as signed numbers} */
  public static long greater(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((byte) (a >>> shift) > (byte) (b >>> shift) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is greater, as unsigned numbers} */
  public static long greaterUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) > ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is not greater, as signed numbers} */
  public static long atMost(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((byte) (a >>> shift) <= (byte) (b >>> shift) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is not greater, as unsigned numbers} */
  public static long atMostUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) <= ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is not less, as signed numbers} */
  public static long atLeast(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((byte) (a >>> shift) >= (byte) (b >>> shift) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return where the first is not less, as unsigned numbers} */
  public static long atLeastUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & MASK) >= ((b >>> shift) & MASK) ? -1L : 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return the absolute values} */
  public static long abs(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (Math.abs((long) (byte) (a >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the lanes negated} */
  public static long negate(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (-(a >>> shift) & MASK) << shift;
    }
    return result;
  }

  /** {@return the sums} */
  public static long add(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((a >>> shift) + (b >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the differences} */
  public static long subtract(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((a >>> shift) - (b >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the lesser ones, as signed numbers} */
  public static long min(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) Math.min((byte) (a >>> shift), (byte) (b >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the lesser ones, as unsigned numbers} */
  public static long minUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (Math.min(((a >>> shift) & MASK), ((b >>> shift) & MASK)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the greater ones, as signed numbers} */
  public static long max(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) Math.max((byte) (a >>> shift), (byte) (b >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the greater ones, as unsigned numbers} */
  public static long maxUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (Math.max(((a >>> shift) & MASK), ((b >>> shift) & MASK)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the numbers of bits that are set} */
  public static long bitCount(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) Long.bitCount(((a >>> shift) & MASK)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the sums, or the nearest signed number} */
  public static long addSaturating(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          ((long)
                      Math.clamp(
                          (long) (byte) (a >>> shift) + (byte) (b >>> shift),
                          Byte.MIN_VALUE,
                          Byte.MAX_VALUE)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the sums, or the greatest unsigned number} */
  public static long addSaturatingUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (Math.min(((a >>> shift) & MASK) + ((b >>> shift) & MASK), MASK) & MASK) << shift;
    }
    return result;
  }

  /** {@return the differences, or the nearest signed number} */
  public static long subtractSaturating(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          ((long)
                      Math.clamp(
                          (long) (byte) (a >>> shift) - (byte) (b >>> shift),
                          Byte.MIN_VALUE,
                          Byte.MAX_VALUE)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the differences, or zero} */
  public static long subtractSaturatingUnsigned(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (Math.max(((a >>> shift) & MASK) - ((b >>> shift) & MASK), 0) & MASK) << shift;
    }
    return result;
  }

  /** {@return the means, rounded up} */
  public static long average(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((((a >>> shift) & MASK) + ((b >>> shift) & MASK) + 1) >>> 1) & MASK) << shift;
    }
    return result;
  }

  /** {@return the lanes shifted to the left by a number of bits, of which the low ones count} */
  public static long shiftLeft(long a, int count) {
    int by = count & (BITS - 1);
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((a >>> shift) << by & MASK) << shift;
    }
    return result;
  }

  /**
   * {@return the lanes shifted to the right with their sign by a number of bits, of which the low
   * ones count}
   */
  public static long shiftRight(long a, int count) {
    int by = count & (BITS - 1);
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) (byte) (a >>> shift) >> by & MASK) << shift;
    }
    return result;
  }

  /** {@return the lanes shifted to the right by a number of bits, of which the low ones count} */
  public static long shiftRightUnsigned(long a, int count) {
    int by = count & (BITS - 1);
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((a >>> shift) & MASK) >>> by & MASK) << shift;
    }
    return result;
  }

  private static boolean allSet(long half) {
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      if (((half >>> shift) & MASK) == 0) {
        return false;
      }
    }
    return true;
  }

  /** {@return 1 if no lane is zero, else 0} */
  public static int allTrue(long low, long high) {
    return allSet(low) && allSet(high) ? 1 : 0;
  }

  private static int signs(long half) {
    int result = 0;
    for (int lane = 0; lane < Long.SIZE / BITS; lane++) {
      result |= (int) (half >>> (BITS * lane + BITS - 1) & 1) << lane;
    }
    return result;
  }

  /** {@return the sign bits, that of the first lane lowest} */
  public static int bitmask(long low, long high) {
    return signs(low) | (signs(high) << (Long.SIZE / BITS));
  }

  /** {@return lanes of twice the width, each as the nearest signed number of this width} */
  public static long narrowSigned(long low, long high) {
    return narrowSigned(low) | narrowSigned(high) << Integer.SIZE;
  }

  private static long narrowSigned(long half) {
    long result = 0;
    for (int lane = 0; lane < Integer.SIZE / BITS; lane++) {
      long wide = (short) (half >>> (2 * BITS * lane));
      result |= (Math.clamp(wide, Byte.MIN_VALUE, Byte.MAX_VALUE) & MASK) << (BITS * lane);
    }
    return result;
  }

  /** {@return lanes of twice the width, each as the nearest unsigned number of this width} */
  public static long narrowUnsigned(long low, long high) {
    return narrowUnsigned(low) | narrowUnsigned(high) << Integer.SIZE;
  }

  private static long narrowUnsigned(long half) {
    long result = 0;
    for (int lane = 0; lane < Integer.SIZE / BITS; lane++) {
      long wide = (short) (half >>> (2 * BITS * lane));
      result |= (Math.clamp(wide, 0, (int) MASK) & MASK) << (BITS * lane);
    }
    return result;
  }
}
