package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;

/**
 * Instructions on stretches of memory (core 4.4.7).
 *
 * <p>Addresses and lengths are unsigned numbers; those of 32 bits have been widened.
 */
public final class MemoryOperations {
  private MemoryOperations() {}

  /**
   * {@return the effective address of an access}
   *
   * @throws TrapException if the access would end after {@code size}
   */
  public static long address(long base, long offset, int byteLength, long size) {
    long address = base + offset;
    // Above the size as unsigned numbers, or so far above that the sum has come round to the start.
    if (Long.compareUnsigned(address, base) < 0
        || Long.compareUnsigned(address, size) > 0
        || size - address < byteLength) {
      throw Traps.outOfBoundsMemoryAccess();
    }
    return address;
  }

  /** {@code memory.grow}. */
  public static long grow(long pages, LinearMemory memory) {
    return memory.grow(pages);
  }

  /** {@code memory.fill}. */
  public static void fill(long address, int value, long length, LinearMemory memory) {
    memory.fill(address, length, (byte) value);
  }

  /** {@code memory.copy}. */
  public static void copy(
      long address, long sourceAddress, long length, LinearMemory memory, LinearMemory source) {
    memory.copy(address, source, sourceAddress, length);
  }

  /** {@code memory.init}. */
  public static void initialize(
      long address, int start, int length, LinearMemory memory, GuestInstance instance, int index) {
    byte[] segment = instance.data[index];
    long first = Integer.toUnsignedLong(start);
    long count = Integer.toUnsignedLong(length);
    if (first + count > segment.length) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
    memory.initialize(address, segment, start, length);
  }
}
