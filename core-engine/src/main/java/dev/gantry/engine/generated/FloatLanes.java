package dev.gantry.engine.generated;

/** Two floating-point numbers in a long: half of a vector (core 4.3.3). */
public final class FloatLanes {
  private static final long MASK = 0xFFFF_FFFFL;

  private FloatLanes() {}

  /** {@return where they are equal} */
  public static long equal(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) == Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return where they are not equal} */
  public static long notEqual(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) != Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return where the first is less} */
  public static long less(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) < Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return where the first is greater} */
  public static long greater(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) > Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return where the first is less or equal} */
  public static long atMost(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) <= Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return where the first is greater or equal} */
  public static long atLeast(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) >= Float.intBitsToFloat((int) (b >>> shift))
                      ? -1L
                      : 0)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the numbers rounded up} */
  public static long ceil(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long) Float.floatToRawIntBits(Floats.ceil(Float.intBitsToFloat((int) (a >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the numbers rounded down} */
  public static long floor(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long) Float.floatToRawIntBits(Floats.floor(Float.intBitsToFloat((int) (a >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the numbers rounded towards zero} */
  public static long trunc(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long) Float.floatToRawIntBits(Floats.trunc(Float.intBitsToFloat((int) (a >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the numbers rounded to the nearest} */
  public static long nearest(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long) Float.floatToRawIntBits(Floats.nearest(Float.intBitsToFloat((int) (a >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the square roots} */
  public static long sqrt(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long) Float.floatToRawIntBits(Floats.sqrt(Float.intBitsToFloat((int) (a >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the absolute values} */
  public static long abs(long a) {
    return a & ~0x8000_0000_8000_0000L;
  }

  /** {@return the numbers with the other sign} */
  public static long negate(long a) {
    return a ^ 0x8000_0000_8000_0000L;
  }

  /** {@return the sums} */
  public static long add(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Float.intBitsToFloat((int) (a >>> shift))
                              + Float.intBitsToFloat((int) (b >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the differences} */
  public static long subtract(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Float.intBitsToFloat((int) (a >>> shift))
                              - Float.intBitsToFloat((int) (b >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the products} */
  public static long multiply(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Float.intBitsToFloat((int) (a >>> shift))
                              * Float.intBitsToFloat((int) (b >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the quotients} */
  public static long divide(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Float.intBitsToFloat((int) (a >>> shift))
                              / Float.intBitsToFloat((int) (b >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the lesser ones} */
  public static long min(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Floats.min(
                              Float.intBitsToFloat((int) (a >>> shift)),
                              Float.intBitsToFloat((int) (b >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the greater ones} */
  public static long max(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Floats.max(
                              Float.intBitsToFloat((int) (a >>> shift)),
                              Float.intBitsToFloat((int) (b >>> shift))))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the second where it is less, else the first} */
  public static long pseudoMin(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (b >>> shift)) < Float.intBitsToFloat((int) (a >>> shift))
                      ? b >>> shift
                      : a >>> shift)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the second where it is greater, else the first} */
  public static long pseudoMax(long a, long b) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((Float.intBitsToFloat((int) (a >>> shift)) < Float.intBitsToFloat((int) (b >>> shift))
                      ? b >>> shift
                      : a >>> shift)
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the products plus a third} */
  public static long multiplyAdd(long a, long b, long c) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          Float.intBitsToFloat((int) (a >>> shift))
                                  * Float.intBitsToFloat((int) (b >>> shift))
                              + Float.intBitsToFloat((int) (c >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return a third minus the products} */
  public static long multiplySubtract(long a, long b, long c) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          ((long)
                      Float.floatToRawIntBits(
                          -(Float.intBitsToFloat((int) (a >>> shift))
                                  * Float.intBitsToFloat((int) (b >>> shift)))
                              + Float.intBitsToFloat((int) (c >>> shift)))
                  & MASK)
              << shift;
    }
    return result;
  }

  /** {@return the nearest signed integers} */
  public static long toInts(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |= ((long) (int) Float.intBitsToFloat((int) (a >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return the nearest unsigned integers} */
  public static long toUnsignedInts(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |=
          (Floats.saturateUnsignedInt(Float.intBitsToFloat((int) (a >>> shift))) & MASK) << shift;
    }
    return result;
  }

  /** {@return signed integers as numbers} */
  public static long ofInts(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |= ((long) Float.floatToRawIntBits((float) (int) (a >>> shift)) & MASK) << shift;
    }
    return result;
  }

  /** {@return unsigned integers as numbers} */
  public static long ofUnsignedInts(long a) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Integer.SIZE) {
      result |= ((long) Float.floatToRawIntBits((float) ((a >>> shift) & MASK)) & MASK) << shift;
    }
    return result;
  }
}
