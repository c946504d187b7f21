package dev.gantry.engine.generated;

import java.util.Objects;

/**
 * Accesses to memories in arrays, for code that is not in a loop (core 4.4.7).
 *
 * <p>A handle invoked directly becomes one or two kilobytes of machine code in HotSpot's first
 * compiler, which has the size of a cache filled by a few hundred of them, and takes long. That
 * compiler leaves these methods alone, because each asks for more slots than it inlines, while the
 * second one inlines whatever is so short. In a loop a handle is invoked directly, which the second
 * compiler inlines even where it has had enough of other methods.
 *
 * <p>An address is that of the first byte, and negative if it is beyond the largest array. A memory
 * that may have room left comes with its size; if not, the length of the array is the size.
 */
@SuppressWarnings("UnusedVariable") // The paddings are there for the slots that they take.
public final class MemoryAccesses {
  private MemoryAccesses() {}

  /** {@return two bytes of an array} */
  public static short loadShort(int address, byte[] bytes) {
    long padding = 0;
    long morePadding = 0;
    return (short) MemoryHandles.ARRAY_SHORT.get(bytes, address);
  }

  /** {@return two bytes of an array with room} */
  public static short loadShort(int address, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 1, size) - 1;
    long padding = 0;
    return (short) MemoryHandles.ARRAY_SHORT.get(bytes, first);
  }

  /** Stores two bytes into an array. */
  public static void storeShort(int address, short value, byte[] bytes) {
    long padding = 0;
    MemoryHandles.ARRAY_SHORT.set(bytes, address, value);
  }

  /** Stores two bytes into an array with room. */
  public static void storeShort(int address, short value, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 1, size) - 1;
    long padding = 0;
    MemoryHandles.ARRAY_SHORT.set(bytes, first, value);
  }

  /** {@return four bytes of an array} */
  public static int loadInt(int address, byte[] bytes) {
    long padding = 0;
    long morePadding = 0;
    return (int) MemoryHandles.ARRAY_INT.get(bytes, address);
  }

  /** {@return four bytes of an array with room} */
  public static int loadInt(int address, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 3, size) - 3;
    long padding = 0;
    return (int) MemoryHandles.ARRAY_INT.get(bytes, first);
  }

  /** Stores four bytes into an array. */
  public static void storeInt(int address, int value, byte[] bytes) {
    long padding = 0;
    MemoryHandles.ARRAY_INT.set(bytes, address, value);
  }

  /** Stores four bytes into an array with room. */
  public static void storeInt(int address, int value, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 3, size) - 3;
    long padding = 0;
    MemoryHandles.ARRAY_INT.set(bytes, first, value);
  }

  /** {@return eight bytes of an array} */
  public static long loadLong(int address, byte[] bytes) {
    long padding = 0;
    long morePadding = 0;
    return (long) MemoryHandles.ARRAY_LONG.get(bytes, address);
  }

  /** {@return eight bytes of an array with room} */
  public static long loadLong(int address, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 7, size) - 7;
    long padding = 0;
    return (long) MemoryHandles.ARRAY_LONG.get(bytes, first);
  }

  /** Stores eight bytes into an array. */
  public static void storeLong(int address, long value, byte[] bytes) {
    long padding = 0;
    MemoryHandles.ARRAY_LONG.set(bytes, address, value);
  }

  /** Stores eight bytes into an array with room. */
  public static void storeLong(int address, long value, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 7, size) - 7;
    long padding = 0;
    MemoryHandles.ARRAY_LONG.set(bytes, first, value);
  }

  /** {@return a float of an array} */
  public static float loadFloat(int address, byte[] bytes) {
    long padding = 0;
    long morePadding = 0;
    return (float) MemoryHandles.ARRAY_FLOAT.get(bytes, address);
  }

  /** {@return a float of an array with room} */
  public static float loadFloat(int address, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 3, size) - 3;
    long padding = 0;
    return (float) MemoryHandles.ARRAY_FLOAT.get(bytes, first);
  }

  /** Stores a float into an array. */
  public static void storeFloat(int address, float value, byte[] bytes) {
    long padding = 0;
    MemoryHandles.ARRAY_FLOAT.set(bytes, address, value);
  }

  /** Stores a float into an array with room. */
  public static void storeFloat(int address, float value, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 3, size) - 3;
    long padding = 0;
    MemoryHandles.ARRAY_FLOAT.set(bytes, first, value);
  }

  /** {@return a double of an array} */
  public static double loadDouble(int address, byte[] bytes) {
    long padding = 0;
    long morePadding = 0;
    return (double) MemoryHandles.ARRAY_DOUBLE.get(bytes, address);
  }

  /** {@return a double of an array with room} */
  public static double loadDouble(int address, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 7, size) - 7;
    long padding = 0;
    return (double) MemoryHandles.ARRAY_DOUBLE.get(bytes, first);
  }

  /** Stores a double into an array. */
  public static void storeDouble(int address, double value, byte[] bytes) {
    long padding = 0;
    MemoryHandles.ARRAY_DOUBLE.set(bytes, address, value);
  }

  /** Stores a double into an array with room. */
  public static void storeDouble(int address, double value, byte[] bytes, int size) {
    int first = Objects.checkIndex(address + 7, size) - 7;
    long padding = 0;
    MemoryHandles.ARRAY_DOUBLE.set(bytes, first, value);
  }
}
