package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the values of the binary format, each in its shortest form (core 5.2).
 *
 * <p>Owned by one thread.
 */
public final class ByteWriter {
  private static final int PAYLOAD = 0x7F;
  private static final int CONTINUES = 0x80;

  private byte[] array = new byte[64];
  private int length;

  /** {@return the number of bytes written} */
  public int length() {
    return length;
  }

  /** {@return a copy of what has been written} */
  public Bytes toBytes() {
    return Bytes.of(Arrays.copyOf(array, length));
  }

  /** Writes the low 8 bits of a number. */
  public void writeByte(int value) {
    reserve(1);
    array[length++] = (byte) value;
  }

  /** Writes an unsigned number of 32 bits in LEB128. */
  public void writeU32(int value) {
    writeU64(Integer.toUnsignedLong(value));
  }

  /** Writes an unsigned number of 64 bits in LEB128. */
  public void writeU64(long value) {
    long rest = value;
    while ((rest & ~PAYLOAD) != 0) {
      writeByte(((int) rest & PAYLOAD) | CONTINUES);
      rest >>>= 7;
    }
    writeByte((int) rest);
  }

  /** Writes a signed number of at most 64 bits in LEB128. */
  public void writeSigned(long value) {
    long rest = value;
    while (rest < -0x40 || rest > 0x3F) {
      writeByte(((int) rest & PAYLOAD) | CONTINUES);
      rest >>= 7;
    }
    writeByte((int) rest & PAYLOAD);
  }

  /** Writes 4 bytes, the lowest first. */
  public void writeFixed32(int value) {
    reserve(Integer.BYTES);
    ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putInt(length, value);
    length += Integer.BYTES;
  }

  /** Writes 8 bytes, the lowest first. */
  public void writeFixed64(long value) {
    reserve(Long.BYTES);
    ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).putLong(length, value);
    length += Long.BYTES;
  }

  /** Writes bytes as they are. */
  public void writeBytes(Bytes bytes) {
    reserve(bytes.length());
    System.arraycopy(bytes.array(), bytes.start(), array, length, bytes.length());
    length += bytes.length();
  }

  /** Writes a name: its length in bytes, then UTF-8. */
  public void writeName(String name) {
    writeWithLength(Bytes.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** Writes the number of some bytes, then the bytes. */
  public void writeWithLength(Bytes bytes) {
    writeU32(bytes.length());
    writeBytes(bytes);
  }

  /** Writes the number of bytes that {@code content} writes, then these bytes. */
  public void writeSized(Consumer<ByteWriter> content) {
    var nested = new ByteWriter();
    content.accept(nested);
    writeWithLength(new Bytes(nested.array, 0, nested.length));
  }

  /** Writes the number of elements, then each of them. */
  public <T> void writeList(List<T> elements, Consumer<T> element) {
    writeU32(elements.size());
    elements.forEach(element);
  }

  private void reserve(int more) {
    if (more > array.length - length) {
      array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), 2 * array.length));
    }
  }
}
