package dev.gantry.engine.generated;

/** Two lanes of 32 bits in a long: half of a vector (core 4.3.2). */
public final class IntLanes {
  private static final int BITS = 32;
  private static final long MASK = 0xFFFF_FFFFL;
  private static final long UPPER = ~MASK;

  /** Where the carry out of the lower lane arrives. */
  private static final long CARRY = 1L << BITS;

  private IntLanes() {}

  private static long both(long lane) {
    return lane | (lane << BITS);
  }

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
      result |= (((int) (a >>> shift) < (int) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((int) (a >>> shift) > (int) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((int) (a >>> shift) <= (int) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (((int) (a >>> shift) >= (int) (b >>> shift) ? -1L : 0) & MASK) << shift;
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
      result |= (Math.abs((long) (int) (a >>> shift)) & MASK) << shift;
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
    long sum = a + b;
    return sum - ((sum ^ a ^ b) & CARRY);
  }

  /** {@return the differences} */
  public static long subtract(long a, long b) {
    return ((a & UPPER) - (b & UPPER)) | ((a - b) & MASK);
  }

  /** {@return the lesser ones, as signed numbers} */
  public static long min(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) Math.min((int) (a >>> shift), (int) (b >>> shift)) & MASK) << shift;
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
      result |= ((long) Math.max((int) (a >>> shift), (int) (b >>> shift)) & MASK) << shift;
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
    return (a << by) & both((MASK << by) & MASK);
  }

  /**
   * {@return the lanes shifted to the right with their sign by a number of bits, of which the low
   * ones count}
   */
  public static long shiftRight(long a, int count) {
    int by = count & (BITS - 1);
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((long) (int) (a >>> shift) >> by & MASK) << shift;
    }
    return result;
  }

  /** {@return the lanes shifted to the right by a number of bits, of which the low ones count} */
  public static long shiftRightUnsigned(long a, int count) {
    int by = count & (BITS - 1);
    return (a >>> by) & both(MASK >>> by);
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

  /** {@return the sums of neighbours of half the width, as signed numbers} */
  public static long addPairs(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |=
          (((long) (short) (a >>> shift) + (short) (a >>> (shift + BITS / 2))) & MASK) << shift;
    }
    return result;
  }

  /** {@return the sums of neighbours of half the width, as unsigned numbers} */
  public static long addPairsUnsigned(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += BITS) {
      result |= ((((a >>> shift) & 0xFFFF) + (a >>> (shift + BITS / 2) & 0xFFFF)) & MASK) << shift;
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
      long narrow = (short) (lanes >>> (BITS / 2 * lane));
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
      long narrow = lanes >>> (BITS / 2 * lane) & 0xFFFF;
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
          (((long) (short) (a >>> shift) * (short) (b >>> shift)
                      + (long) (short) (a >>> (shift + BITS / 2))
                          * (short) (b >>> (shift + BITS / 2)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the sums of the products of four bytes each, and of another vector} */
  public static long dotAdd(long a, long b, long c) {
    return add(addPairs(ShortLanes.dot(a, b)), c);
  }
}
