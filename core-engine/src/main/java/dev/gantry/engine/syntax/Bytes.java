package dev.gantry.engine.syntax;

import java.util.Arrays;

/**
 * A stretch of encoded bytes that shares the array of the module it stands in.
 *
 * <p>The array is never written once a module has been made of it. Offsets into it are the byte
 * offsets that messages name.
 */
public final class Bytes {
  private final byte[] array;
  private final int start;
  private final int end;

  /** The bytes of {@code array} from {@code start} up to {@code end}, which stands outside. */
  public Bytes(byte[] array, int start, int end) {
    if (start < 0 || end < start || end > array.length) {
      throw new IllegalArgumentException("not a stretch: %d..%d".formatted(start, end));
    }
    this.array = array;
    this.start = start;
    this.end = end;
  }

  /** {@return all bytes of an array, which the caller gives up} */
  public static Bytes of(byte... array) {
    return new Bytes(array, 0, array.length);
  }

  /** {@return the shared array; only to be read} */
  public byte[] array() {
    return array;
  }

  /** {@return the index of the first byte, which is also its offset in the module} */
  public int start() {
    return start;
  }

  /** {@return the index after the last byte} */
  public int end() {
    return end;
  }

  /** {@return the number of bytes} */
  public int length() {
    return end - start;
  }

  /** {@return a copy of the bytes} */
  public byte[] copy() {
    return Arrays.copyOfRange(array, start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that
        && Arrays.equals(array, start, end, that.array, that.start, that.end);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(copy());
  }

  @Override
  public String toString() {
    return "%d bytes at 0x%x".formatted(length(), start);
  }
}
