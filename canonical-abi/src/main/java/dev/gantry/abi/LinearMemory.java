package dev.gantry.abi;

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
}
