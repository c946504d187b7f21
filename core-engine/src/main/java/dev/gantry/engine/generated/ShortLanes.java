package dev.gantry.engine.generated;

/** Four lanes of 16 bits in a long: half of a vector (core 4.3.2). */
public final class ShortLanes {
  private static final int BITS = 16;
  private static final long MASK = 0xFFFFL;

  private ShortLanes() {}

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
      result |= (((short) (a >>> shift) < (short) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((short) (a >>> shift) > (short) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((short) (a >>> shift) <= (short) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((short) (a >>> shift) >= (short) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (Math.abs((long) (short) (a >>> shift)) & MASK) << shift;
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
      result |= ((long) Math.min((short) (a >>> shift), (short) (b >>> shift)) & MASK) << shift;
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
      result |= ((long) Math.max((short) (a >>> shift), (short) (b >>> shift)) & MASK) << shift;
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

  /** {@return the sums, or the nearest signed number} */
  public static long addSaturating(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          ((long)
                      Math.clamp(
                          (long) (short) (a >>> shift) + (short) (b >>> shift),
                          Short.MIN_VALUE,
                          Short.MAX_VALUE)
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
                          (long) (short) (a >>> shift) - (short) (b >>> shift),
                          Short.MIN_VALUE,
                          Short.MAX_VALUE)
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

  /** {@return the products} */
  public static long multiply(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((a >>> shift) * (b >>> shift)) & MASK) << shift;
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
      result |= ((long) (short) (a >>> shift) >> by & MASK) << shift;
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
      long wide = (int) (half >>> (2 * BITS * lane));
      result |= (Math.clamp(wide, Short.MIN_VALUE, Short.MAX_VALUE) & MASK) << (BITS * lane);
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
      long wide = (int) (half >>> (2 * BITS * lane));
      result |= (Math.clamp(wide, 0, (int) MASK) & MASK) << (BITS * lane);
    }
    return result;
  }

  /** {@return the sums of neighbours of half the width, as signed numbers} */
  public static long addPairs(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= (((long) (byte) (a >>> shift) + (byte) (a >>> (shift + BITS / 2))) & MASK) << shift;
    }
    return result;
  }

  /** {@return the sums of neighbours of half the width, as unsigned numbers} */
  public static long addPairsUnsigned(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & 0xFF) + (a >>> (shift + BITS / 2) & 0xFF)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the lower lanes of half the width as signed numbers of this width} */
  public static long extendLow(long a) {
    return extend(a);
  }

  /** {@return the upper lanes of half the width as signed numbers of this width} */
  public static long extendHigh(long a) {
    return extend(a >>> Integer.SIZE);
  }

  private static long extend(long lanes) {
    long result = 0;
    for (int lane = 0; lane < Long.SIZE / BITS; lane++) {
      long narrow = (byte) (lanes >>> (BITS / 2 * lane));
      result |= (narrow & MASK) << (BITS * lane);
    }
    return result;
  }

  /** {@return the lower lanes of half the width as unsigned numbers of this width} */
  public static long extendUnsignedLow(long a) {
    return extendUnsigned(a);
  }

  /** {@return the upper lanes of half the width as unsigned numbers of this width} */
  public static long extendUnsignedHigh(long a) {
    return extendUnsigned(a >>> Integer.SIZE);
  }

  private static long extendUnsigned(long lanes) {
    long result = 0;
    for (int lane = 0; lane < Long.SIZE / BITS; lane++) {
      long narrow = lanes >>> (BITS / 2 * lane) & 0xFF;
      result |= (narrow & MASK) << (BITS * lane);
    }
    return result;
  }

  /** {@return the products of the lower lanes of half the width} */
  public static long multiplyExtendedLow(long a, long b) {
    return multiply(extendLow(a), extendLow(b));
  }

  /** {@return the products of the upper lanes of half the width} */
  public static long multiplyExtendedHigh(long a, long b) {
    return multiply(extendHigh(a), extendHigh(b));
  }

  /** {@return the products of the lower lanes of half the width} */
  public static long multiplyExtendedUnsignedLow(long a, long b) {
    return multiply(extendUnsignedLow(a), extendUnsignedLow(b));
  }

  /** {@return the products of the upper lanes of half the width} */
  public static long multiplyExtendedUnsignedHigh(long a, long b) {
    return multiply(extendUnsignedHigh(a), extendUnsignedHigh(b));
  }

  /** {@return the sums of the products of neighbours of half the width} */
  public static long dot(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          (((long) (byte) (a >>> shift) * (byte) (b >>> shift)
                      + (long) (byte) (a >>> (shift + BITS / 2))
                          * (byte) (b >>> (shift + BITS / 2)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the products of fractions of 15 bits, rounded} */
  public static long multiplyQ15(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          ((long)
                      Math.min(
                          ((int) (short) (a >>> shift) * (short) (b >>> shift) + 0x4000) >> 15,
                          Short.MAX_VALUE)
                  & MASK)
              << shift;
    }
    return result;
  }
}
