package dev.gantry.engine.generated;

/** Half of a vector as 64 bits, and the movement of bytes between halves (core 4.3.2). */
public final class VectorBits {
  private static final int BYTES = 8;

  private VectorBits() {}

  /** {@return the bits inverted} */
  public static long not(long a) {
    return ~a;
  }

  /** {@return bits of the first where the mask is set, else of the second} */
  public static long select(long a, long b, long mask) {
    return (a & mask) | (b & ~mask);
  }

  /** {@return 1 if any bit is set, else 0} */
  public static int anyTrue(long low, long high) {
    return (low | high) != 0 ? 1 : 0;
  }

  /**
   * {@return eight bytes of two vectors}
   *
   * @param lanes which of the 32 bytes, a byte for each
   */
  public static long shuffle(long aLow, long aHigh, long bLow, long bHigh, long lanes) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int lane = (int) (lanes >>> shift) & 0x1F;
      long half =
          switch (lane / BYTES) {
            case 0 -> aLow;
            case 1 -> aHigh;
            case 2 -> bLow;
            default -> bHigh;
          };
      result |= (half >>> (Byte.SIZE * (lane % BYTES)) & 0xFF) << shift;
    }
    return result;
  }

  /**
   * {@return eight bytes of a vector}
   *
   * @param lanes which of the 16 bytes, a byte for each; a zero for others
   */
  public static long swizzle(long low, long high, long lanes) {
    long result = 0;
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      int lane = (int) (lanes >>> shift) & 0xFF;
      if (lane < 2 * BYTES) {
        long half = lane < BYTES ? low : high;
        result |= (half >>> (Byte.SIZE * (lane % BYTES)) & 0xFF) << shift;
      }
    }
    return result;
  }
}
