package dev.gantry.abi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Java values on their way to and from a guest, for generated code: what is more than a few
 * instructions.
 */
public final class HostValues {
  private static final ClassValue<Object[]> CONSTANTS =
      new ClassValue<>() {
        @Override
        protected Object[] computeValue(Class<?> type) {
          return type.getEnumConstants();
        }
      };

  private HostValues() {}

  // Scalars that Java has no type of its own for

  /** {@return a {@code u8} after it was checked} */
  public static int u8(int value) {
    return checked(value, 0xFF, "u8");
  }

  /** {@return a {@code u16} after it was checked} */
  public static int u16(int value) {
    return checked(value, 0xFFFF, "u16");
  }

  private static int checked(int value, int most, String type) {
    if (value < 0 || value > most) {
      throw outOfRange(value, most, type);
    }
    return value;
  }

  /** {@return a {@code u32} after it was checked} */
  public static int u32(long value) {
    if (value >>> 32 != 0) {
      throw outOfRange(value, 0xFFFF_FFFFL, "u32");
    }
    return (int) value;
  }

  private static UnfitValueException outOfRange(long value, long most, String type) {
    return new UnfitValueException(
        "%d is out of range for %s, which is 0 to %d".formatted(value, type, most));
  }

  /** {@return a {@code char} after it was checked} */
  public static int codePoint(int value) {
    if (value < 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) {
      throw new UnfitValueException(
          value >= 0xD800 && value <= 0xDFFF
              ? "0x%x is a surrogate, not a char".formatted(value)
              : "%d is out of range for char, which is 0 to 1114111".formatted(value));
    }
    return value;
  }

  /** {@return the constant of an enum with a number, which was checked} */
  public static Object constant(Class<?> type, int index) {
    return CONSTANTS.get(type)[index];
  }

  /** Checks that a list is as long as its type says. */
  public static void checkLength(int length, int expected) {
    if (length != expected) {
      throw new UnfitValueException("expected %d elements, found %d".formatted(expected, length));
    }
  }

  // Arrays into a guest's memory; the place is aligned and in bounds

  /** Writes bytes. */
  public static void store(GuestSide to, long address, byte[] array) {
    to.memory().write(address, array, 0, array.length);
  }

  /** Writes bools as 0 or 1. */
  public static void store(GuestSide to, long address, boolean[] array) {
    var bytes = new byte[array.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (array[i] ? 1 : 0);
    }
    store(to, address, bytes);
  }

  /** Writes 16-bit numbers. */
  public static void store(GuestSide to, long address, short[] array) {
    to.memory().write(address, MemorySegment.ofArray(array), ValueLayout.JAVA_SHORT);
  }

  /** Writes 32-bit numbers. */
  public static void store(GuestSide to, long address, int[] array) {
    to.memory().write(address, MemorySegment.ofArray(array), ValueLayout.JAVA_INT);
  }

  /** Writes code points after all were checked. */
  public static void storeChars(GuestSide to, long address, int[] array) {
    NumberArrays.checkChars(array);
    store(to, address, array);
  }

  /** Writes 64-bit numbers. */
  public static void store(GuestSide to, long address, long[] array) {
    to.memory().write(address, MemorySegment.ofArray(array), ValueLayout.JAVA_LONG);
  }

  /** Writes 32-bit floating-point numbers with all their bits. */
  public static void store(GuestSide to, long address, float[] array) {
    to.memory().write(address, MemorySegment.ofArray(array), ValueLayout.JAVA_FLOAT);
  }

  /** Writes 64-bit floating-point numbers with all their bits. */
  public static void store(GuestSide to, long address, double[] array) {
    to.memory().write(address, MemorySegment.ofArray(array), ValueLayout.JAVA_DOUBLE);
  }

  // Arrays out of a guest's memory, within bounds

  /** {@return bytes} */
  public static byte[] loadBytes(GuestSide from, long address, int length) {
    return from.memory().read(address, length);
  }

  /** {@return bools, each byte but 0 being true} */
  public static boolean[] loadBooleans(GuestSide from, long address, int length) {
    byte[] bytes = loadBytes(from, address, length);
    var array = new boolean[length];
    for (int i = 0; i < length; i++) {
      array[i] = bytes[i] != 0;
    }
    return array;
  }

  /** {@return 16-bit numbers} */
  public static short[] loadShorts(GuestSide from, long address, int length) {
    var array = new short[length];
    from.memory().read(address, MemorySegment.ofArray(array), ValueLayout.JAVA_SHORT);
    return array;
  }

  /** {@return 32-bit numbers} */
  public static int[] loadInts(GuestSide from, long address, int length) {
    var array = new int[length];
    from.memory().read(address, MemorySegment.ofArray(array), ValueLayout.JAVA_INT);
    return array;
  }

  /** {@return code points after all were checked} */
  public static int[] loadChars(GuestSide from, long address, int length) {
    int[] array = loadInts(from, address, length);
    for (int i = 0; i < length; i++) {
      int _ = from.codePoint(array[i]);
    }
    return array;
  }

  /** {@return 64-bit numbers} */
  public static long[] loadLongs(GuestSide from, long address, int length) {
    var array = new long[length];
    from.memory().read(address, MemorySegment.ofArray(array), ValueLayout.JAVA_LONG);
    return array;
  }

  /** {@return 32-bit floating-point numbers with all their bits} */
  public static float[] loadFloats(GuestSide from, long address, int length) {
    var array = new float[length];
    from.memory().read(address, MemorySegment.ofArray(array), ValueLayout.JAVA_FLOAT);
    return array;
  }

  /** {@return 64-bit floating-point numbers with all their bits} */
  public static double[] loadDoubles(GuestSide from, long address, int length) {
    var array = new double[length];
    from.memory().read(address, MemorySegment.ofArray(array), ValueLayout.JAVA_DOUBLE);
    return array;
  }
}
