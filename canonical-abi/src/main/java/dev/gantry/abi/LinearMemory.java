package dev.gantry.abi;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A linear memory, as lifting and lowering see it.
 *
 * <p>Every method goes to the memory as it is at that moment, because each call of the guest may
 * grow it. Addresses are in bytes and unsigned, and numbers are little-endian. Callers have checked
 * the bounds against {@link #byteLength()} before they access.
 */
public interface LinearMemory {

  /** {@return the type of addresses} */
  PointerType pointerType();

  /** {@return the size of the memory, in bytes} */
  long byteLength();

  /** {@return the byte at an address} */
  byte loadByte(long address);

  /** {@return the two bytes from an address on} */
  short loadShort(long address);

  /** {@return the four bytes from an address on} */
  int loadInt(long address);

  /** {@return the eight bytes from an address on} */
  long loadLong(long address);

  /** Changes the byte at an address. */
  void storeByte(long address, byte value);

  /** Changes two bytes. */
  void storeShort(long address, short value);

  /** Changes four bytes. */
  void storeInt(long address, int value);

  /** Changes eight bytes. */
  void storeLong(long address, long value);

  /** Copies bytes out of the memory. */
  void read(long address, byte[] destination, int offset, int length);

  /** Copies bytes into the memory. */
  void write(long address, byte[] source, int offset, int length);

  /**
   * Copies bytes from another memory, or from this one.
   *
   * @param length less than 2³¹
   */
  default void copy(long address, LinearMemory source, long sourceAddress, long length) {
    byte[] bytes = new byte[(int) length];
    source.read(sourceAddress, bytes, 0, bytes.length);
    write(address, bytes, 0, bytes.length);
  }

  /** {@return how many bytes from an address on are below 0x80, but no more than a length} */
  default long countAscii(long address, long length) {
    long count = 0;
    while (count < length && loadByte(address + count) >= 0) {
      count++;
    }
    return count;
  }

  /** {@return a copy of bytes} */
  default byte[] read(long address, int length) {
    byte[] bytes = new byte[length];
    read(address, bytes, 0, length);
    return bytes;
  }

  /**
   * Fills a segment with numbers.
   *
   * @param number how the segment holds each of them
   */
  default void read(long address, MemorySegment destination, ValueLayout number) {
    MemorySegment bytes = MemorySegment.ofArray(read(address, (int) destination.byteSize()));
    copyNumbers(bytes, littleEndian(number), destination, number);
  }

  /**
   * Writes the numbers of a segment.
   *
   * @param number how the segment holds each of them
   */
  default void write(long address, MemorySegment source, ValueLayout number) {
    byte[] bytes = new byte[(int) source.byteSize()];
    copyNumbers(source, number, MemorySegment.ofArray(bytes), littleEndian(number));
    write(address, bytes, 0, bytes.length);
  }

  /** {@return how linear memory holds numbers} */
  static ValueLayout littleEndian(ValueLayout number) {
    return number.withOrder(ByteOrder.LITTLE_ENDIAN).withByteAlignment(1);
  }

  /** Copies all numbers of a segment to another. */
  static void copyNumbers(
      MemorySegment source, ValueLayout from, MemorySegment destination, ValueLayout to) {
    MemorySegment.copy(source, from, 0, destination, to, 0, source.byteSize() / from.byteSize());
  }
}
