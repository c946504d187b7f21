package dev.gantry.engine;

import dev.gantry.engine.generated.Growth;
import dev.gantry.engine.generated.LinearMemory;
import java.lang.foreign.MemorySegment;

/**
 * A vector of bytes (core 4.2.8).
 *
 * <p>Addresses and lengths are bytes, as unsigned 64-bit numbers; numbers are little-endian and
 * need no alignment. What does not lie wholly inside the memory is a {@link TrapException} (out of
 * bounds memory access), and nothing is written. Owned by the thread that is inside the store,
 * unless it is shared.
 *
 * <p>Nobody keeps the bytes themselves: growing may move them, so these methods copy, or lend a
 * view for the length of a call.
 */
public sealed interface Memory extends External permits LinearMemory {

  /**
   * {@return a new memory of zeros}
   *
   * @throws ExhaustedException if the store's limit is below the minimum
   */
  static Memory create(Store store, MemoryType type) {
    return LinearMemory.create(store.control(), type, Growth.unknown(), MemoryKind.ARRAY);
  }

  @Override
  MemoryType type();

  /** {@return the size in bytes} */
  long byteLength();

  /** {@return the size in pages} */
  long pageCount();

  /**
   * Appends pages of zeros.
   *
   * @return the number of pages before; -1 if the type, the store's limits or the machine do not
   *     allow as many
   */
  long grow(long pages);

  /** {@return the byte at an address} */
  byte readByte(long address);

  /** {@return the 16-bit number at an address} */
  short readShort(long address);

  /** {@return the 32-bit number at an address} */
  int readInt(long address);

  /** {@return the 64-bit number at an address} */
  long readLong(long address);

  /** {@return the floating-point number at an address} */
  default float readFloat(long address) {
    return Float.intBitsToFloat(readInt(address));
  }

  /** {@return the floating-point number at an address} */
  default double readDouble(long address) {
    return Double.longBitsToDouble(readLong(address));
  }

  /** Writes a byte. */
  void writeByte(long address, byte value);

  /** Writes a 16-bit number. */
  void writeShort(long address, short value);

  /** Writes a 32-bit number. */
  void writeInt(long address, int value);

  /** Writes a 64-bit number. */
  void writeLong(long address, long value);

  /** Writes a floating-point number with all its bits. */
  default void writeFloat(long address, float value) {
    writeInt(address, Float.floatToRawIntBits(value));
  }

  /** Writes a floating-point number with all its bits. */
  default void writeDouble(long address, double value) {
    writeLong(address, Double.doubleToRawLongBits(value));
  }

  /** Copies bytes out, to {@code length} elements of an array from {@code start} on. */
  void read(long address, byte[] into, int start, int length);

  /** {@return a copy of bytes} */
  default byte[] read(long address, int length) {
    checkRange(address, length);
    var bytes = new byte[length];
    read(address, bytes, 0, length);
    return bytes;
  }

  /** Copies bytes in, from {@code length} elements of an array from {@code start} on. */
  void write(long address, byte[] from, int start, int length);

  /** Copies bytes in. */
  default void write(long address, byte... bytes) {
    write(address, bytes, 0, bytes.length);
  }

  /** Sets bytes to one value. */
  void fill(long address, long length, byte value);

  /** Copies bytes within this memory or from another; the two stretches may overlap. */
  void copy(long address, Memory source, long sourceAddress, long length);

  /**
   * Checks that a stretch lies inside.
   *
   * @throws TrapException if it does not
   */
  void checkRange(long address, long length);

  /**
   * Lends a stretch of the bytes, without a copy.
   *
   * <p>The segment is the memory itself, to read and write, until the callback returns or anything
   * grows the memory: the callback may keep it no longer, and call no guest.
   *
   * @return what the callback returned
   */
  <R> R lend(long address, long length, Borrower<R> borrower);

  /** What {@link #lend} calls. */
  @FunctionalInterface
  interface Borrower<R> {

    /** Uses the bytes, and forgets them. */
    R use(MemorySegment bytes);
  }
}
