package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the values of the binary format from a stretch of bytes (core 5.2).
 *
 * <p>Positions are offsets in the array of the stretch, which are also those that messages name.
 * Owned by one thread.
 */
public final class ByteReader {
  private static final int CONTINUES = 0x80;
  private static final int PAYLOAD = 0x7F;

  private byte[] array;
  private int end;
  private int position;

  /** A reader before the first byte. */
  public ByteReader(Bytes bytes) {
    this(bytes.array(), bytes.start(), bytes.end());
  }

  ByteReader(byte[] array, int position, int end) {
    this.array = array;
    this.position = position;
    this.end = end;
  }

  /** {@return the offset of the next byte} */
  public int position() {
    return position;
  }

  /** {@return the offset after the last byte} */
  public int end() {
    return end;
  }

  /** {@return whether no byte is left} */
  public boolean atEnd() {
    return position >= end;
  }

  /** {@return the next byte, without moving past it, or -1 if none is left} */
  public int peek() {
    return position < end ? array[position] & 0xFF : -1;
  }

  /** Moves back, or forward, to an offset within the stretch. */
  public void moveTo(int offset) {
    position = offset;
  }

  /** Moves before the first byte of another stretch. */
  void moveTo(Bytes bytes) {
    array = bytes.array();
    position = bytes.start();
    end = bytes.end();
  }

  /** {@return the next byte} */
  public int readByte() {
    if (position >= end) {
      throw unexpectedEnd();
    }
    return array[position++] & 0xFF;
  }

  /** Passes a byte that has one possible value. */
  public void expect(int value, String message) {
    if (readByte() != value) {
      throw MalformedException.at(position - 1, message);
    }
  }

  /** {@return an unsigned number of 32 bits in LEB128} */
  public int readU32() {
    if (position < end && array[position] >= 0) {
      return array[position++];
    }
    return (int) readUnsigned(32);
  }

  /** {@return an unsigned number of 64 bits in LEB128} */
  public long readU64() {
    if (position < end && array[position] >= 0) {
      return array[position++];
    }
    return readUnsigned(64);
  }

  /** {@return a signed number of 7 bits in LEB128, which is one byte} */
  public int readS7() {
    return (int) readSigned(7);
  }

  /** {@return a signed number of 32 bits in LEB128} */
  public int readS32() {
    return (int) readSigned(32);
  }

  /** {@return a signed number of 33 bits in LEB128} */
  public long readS33() {
    return readSigned(33);
  }

  /** {@return a signed number of 64 bits in LEB128} */
  public long readS64() {
    return readSigned(64);
  }

  /** {@return 4 bytes, the lowest first} */
  public int readFixed32() {
    requireBytes(4);
    var value = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
    position += 4;
    return value;
  }

  /** {@return 8 bytes, the lowest first} */
  public long readFixed64() {
    requireBytes(8);
    var value = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).getLong(position);
    position += 8;
    return value;
  }

  /**
   * {@return the number of bytes or elements that follow}
   *
   * <p>It cannot exceed the number of bytes that are left, its own included.
   */
  public int readLength() {
    int start = position;
    int length = readU32();
    if (Integer.compareUnsigned(length, end - start) > 0) {
      throw MalformedException.at(start, "length out of bounds");
    }
    return length;
  }

  /** {@return a stretch of the next bytes} */
  public Bytes readBytes(int length) {
    requireBytes(length);
    position += length;
    return new Bytes(array, position - length, position);
  }

  /** {@return a name: its length in bytes, then UTF-8} */
  public String readName() {
    int start = position;
    int length = readLength();
    requireBytes(length);
    position += length;
    return decodeUtf8(position - length, length, start);
  }

  private String decodeUtf8(int from, int length, int start) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(array, from, length))
          .toString();
    } catch (CharacterCodingException _) {
      throw MalformedException.at(start, "malformed UTF-8 encoding");
    }
  }

  private void requireBytes(int length) {
    if (length < 0 || length > end - position) {
      throw unexpectedEnd();
    }
  }

  private MalformedException unexpectedEnd() {
    return MalformedException.at(end, "unexpected end of section or function");
  }

  private long readUnsigned(int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int remaining = bits - shift;
      requireBits(remaining);
      int next = readByte();
      if (remaining < 7 && (next & PAYLOAD) >>> remaining != 0) {
        throw tooLarge();
      }
      value |= (long) (next & PAYLOAD) << shift;
      if (next < CONTINUES) {
        return value;
      }
    }
  }

  private long readSigned(int bits) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int remaining = bits - shift;
      requireBits(remaining);
      int next = readByte();
      if (remaining < 7) {
        int signs = (-1 << (remaining - 1)) & PAYLOAD;
        if ((next & signs) != 0 && (next & signs) != signs) {
          throw tooLarge();
        }
      }
      value |= (long) (next & PAYLOAD) << shift;
      if (next < CONTINUES) {
        int unused = Math.max(0, Long.SIZE - 7 - shift);
        return value << unused >> unused;
      }
    }
  }

  private void requireBits(int remaining) {
    if (remaining <= 0) {
      throw MalformedException.at(position, "integer representation too long");
    }
  }

  private MalformedException tooLarge() {
    return MalformedException.at(position - 1, "integer too large");
  }
}
