package dev.gantry.engine.generated;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Memory;
import dev.gantry.engine.MemoryKind;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.util.OptionalLong;

/**
 * A memory (core 4.2.8), in one of two kinds that compiled code is specialised for.
 *
 * <p>{@link ByteArrayMemory} is the default; {@link SegmentMemory} holds memories that are shared,
 * have 64-bit addresses, or begin with 2 GiB or more.
 */
public abstract sealed class LinearMemory implements Memory permits ByteArrayMemory, SegmentMemory {
  final StoreControl control;
  private final MemoryType type;

  LinearMemory(StoreControl control, MemoryType type) {
    this.control = control;
    this.type = type;
  }

  /** {@return a new memory of zeros} */
  public static LinearMemory create(
      StoreControl control, MemoryType type, Growth growth, MemoryKind kind) {
    return create(control, type, growth, kind, MemoryImage.ofZeros());
  }

  /**
   * {@return a new memory}
   *
   * @param growth what growing has cost those like it
   * @param kind where it is held if the type leaves the choice
   * @param image what it holds
   */
  public static LinearMemory create(
      StoreControl control, MemoryType type, Growth growth, MemoryKind kind, MemoryImage image) {
    long pages = type.minimumPages();
    int log2 = type.pageByteLengthLog2();
    long byteLength = pages << log2;
    if (byteLength < 0 || byteLength >>> log2 != pages || !control.takeMemory(byteLength)) {
      throw new ExhaustedException("memory");
    }
    try {
      if (!isSegment(kind, type, byteLength)) {
        return ByteArrayMemory.allocate(control, type, (int) byteLength, growth, image);
      }
      LinearMemory memory = SegmentMemory.allocate(control, type, byteLength);
      image.writeTo(memory);
      return memory;
    } catch (OutOfMemoryError e) {
      control.giveBackMemory(byteLength);
      throw new ExhaustedException("memory");
    }
  }

  private static boolean isSegment(MemoryKind kind, MemoryType type, long byteLength) {
    return kind == MemoryKind.SEGMENT
        || type.shared()
        || type.address64()
        || byteLength > ByteArrayMemory.LARGEST;
  }

  @Override
  public final MemoryType type() {
    return new MemoryType(
        type.address64(),
        pageCount(),
        type.maximumPages(),
        type.shared(),
        type.pageByteLengthLog2());
  }

  @Override
  public final long pageCount() {
    return byteLength() >>> type.pageByteLengthLog2();
  }

  @Override
  public final synchronized long grow(long pages) {
    long before = pageCount();
    if (pages == 0) {
      return before;
    }
    int log2 = type.pageByteLengthLog2();
    long after = before + pages;
    long mostBytes = type.address64() ? Long.MAX_VALUE : 1L << 32;
    if (pages < 0
        || after < 0
        || after > mostBytes >>> log2
        || exceeds(after, type.maximumPages())
        || !control.takeMemory(pages << log2)) {
      return -1;
    }
    try {
      if (resize(after << log2)) {
        return before;
      }
    } catch (OutOfMemoryError e) {
      // The machine has no more: the guest is told so.
    }
    control.giveBackMemory(pages << log2);
    return -1;
  }

  /** {@return the limits of its store} */
  public final StoreControl control() {
    return control;
  }

  /** {@return whether the memory now has so many bytes, more than before} */
  abstract boolean resize(long byteLength);

  private static boolean exceeds(long number, OptionalLong maximum) {
    return maximum.isPresent() && Long.compareUnsigned(number, maximum.getAsLong()) > 0;
  }

  @Override
  public final void checkRange(long address, long length) {
    long byteLength = byteLength();
    if (address < 0 || length < 0 || address > byteLength || length > byteLength - address) {
      throw outOfBounds(address, length);
    }
  }

  /** {@return the trap of an access that is out of bounds} */
  public final TrapException outOfBounds(long address, long length) {
    return new TrapException(
        Trap.OUT_OF_BOUNDS_MEMORY_ACCESS,
        "%s bytes at 0x%x of a memory of 0x%x bytes"
            .formatted(Long.toUnsignedString(length), address, byteLength()));
  }

  // Atomic access, for addresses that are inside and multiples of the width in bytes; numbers
  // narrower than 64 bits are zero-extended

  /** {@return the number at an address, as all threads see it} */
  public abstract long atomicLoad(long address, int width);

  /** Writes a number for all threads to see. */
  public abstract void atomicStore(long address, int width, long value);

  /** {@return the number before; if it is as expected, it has been replaced} */
  public abstract long atomicCompareExchange(
      long address, int width, long expected, long replacement);

  /** {@return how many threads that waited at an address go on, of at most {@code count}} */
  public abstract int wakeWaiters(long address, int count);

  /**
   * Waits at an address while it holds what is expected.
   *
   * @param nanos how long at most; negative for without end
   * @return 0 when woken, 1 if it holds something else, 2 when the time is over
   */
  public abstract int waitForNotify(
      long address, int width, long expected, long nanos, StoreControl control);

  /** Copies bytes of a segment in (core 4.6.10, memory.init). */
  public final void initialize(long address, byte[] segment, int start, int length) {
    write(address, segment, start, length);
  }
}
