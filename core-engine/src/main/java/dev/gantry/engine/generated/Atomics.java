package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.util.function.LongBinaryOperator;

/**
 * Atomic memory instructions (threads proposal).
 *
 * <p>Numbers are zero-extended to longs; what memory holds of one are its low bits.
 */
public final class Atomics {
  private Atomics() {}

  /**
   * {@return the address of an access}
   *
   * @throws TrapException if it is not a multiple of the width, or out of bounds
   */
  public static long address(long base, long offset, int width, LinearMemory memory) {
    // The low bits tell, even where the sum overflows.
    if (((base + offset) & (width - 1)) != 0) {
      throw new TrapException(Trap.UNALIGNED_ATOMIC);
    }
    return MemoryOperations.address(base, offset, width, memory.byteLength());
  }

  private static long narrow(long number, int width) {
    return number & (-1L >>> (Long.SIZE - width * Byte.SIZE));
  }

  /** {@return the number at an address} */
  public static long load(long address, int width, LinearMemory memory) {
    return memory.atomicLoad(address, width);
  }

  /** Stores a number. */
  public static void store(long address, long number, int width, LinearMemory memory) {
    memory.atomicStore(address, width, narrow(number, width));
  }

  private static long update(
      long address, long operand, int width, LinearMemory memory, LongBinaryOperator operator) {
    long old;
    long updated;
    do {
      old = memory.atomicLoad(address, width);
      updated = narrow(operator.applyAsLong(old, operand), width);
    } while (memory.atomicCompareExchange(address, width, old, updated) != old);
    return old;
  }

  /** {@return the number that was there, to which another has been added} */
  public static long add(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, Long::sum);
  }

  /** {@return the number that was there, from which another has been subtracted} */
  public static long subtract(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, (old, number) -> old - number);
  }

  /** {@return the number that was there, of which bits have been cleared} */
  public static long and(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, (old, bits) -> old & bits);
  }

  /** {@return the number that was there, in which bits have been set} */
  public static long or(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, (old, bits) -> old | bits);
  }

  /** {@return the number that was there, of which bits have been inverted} */
  public static long xor(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, (old, bits) -> old ^ bits);
  }

  /** {@return the number that was there, which has been replaced} */
  public static long exchange(long address, long operand, int width, LinearMemory memory) {
    return update(address, operand, width, memory, (_, number) -> number);
  }

  /** {@return the number that was there, which has been replaced if it was as expected} */
  public static long compareExchange(
      long address, long expected, long replacement, int width, LinearMemory memory) {
    // The expected number is compared as a whole: one that memory cannot hold is never found.
    return narrow(expected, width) == expected
        ? memory.atomicCompareExchange(address, width, expected, narrow(replacement, width))
        : memory.atomicLoad(address, width);
  }

  /** {@code memory.atomic.notify}. */
  public static int wake(long address, int count, LinearMemory memory) {
    return memory.wakeWaiters(address, count);
  }

  /** {@code memory.atomic.wait32} and {@code wait64}. */
  public static int await(
      long address,
      long expected,
      long nanos,
      int width,
      LinearMemory memory,
      GuestInstance waiter) {
    return memory.waitForNotify(address, width, narrow(expected, width), nanos, waiter.control);
  }
}
