package dev.gantry.component.binary;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.engine.syntax.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads bytes, numbers and names of a stretch of a binary, one after the other. */
final class ByteReader {

  /** Names are no longer than this, in bytes; the reference tools have the same limit. */
  private static final int LONGEST_STRING = 100_000;

  private final byte[] array;
  private final int end;
  private int position;

  ByteReader(Bytes bytes) {
    this(bytes.array(), bytes.start(), bytes.end());
  }

  private ByteReader(byte[] array, int start, int end) {
    this.array = array;
    this.position = start;
    this.end = end;
  }

  /** Reads one part of many. */
  @FunctionalInterface
  interface Part<T> {
    T read(ByteReader reader);
  }

  int position() {
    return position;
  }

  boolean atEnd() {
    return position == end;
  }

  int remaining() {
    return end - position;
  }

  /** {@return the next byte, which stays unread} */
  int peek() {
    if (position == end) {
      throw malformed(position, "unexpected end-of-file");
    }
    return array[position] & 0xFF;
  }

  int readByte() {
    int value = peek();
    position++;
    return value;
  }

  /** {@return the next bytes, as a stretch of the same array} */
  Bytes readBytes(int length) {
    if (length < 0 || length > remaining()) {
      throw malformed(end, "unexpected end-of-file");
    }
    position += length;
    return new Bytes(array, position - length, position);
  }

  /** {@return an unsigned 32-bit number} */
  int readU32() {
    int result = 0;
    for (int shift = 0; ; shift += 7) {
      int at = position;
      int value = readByte();
      if (shift == 28 && value > 0x0F) {
        throw malformed(
            at,
            (value & 0x80) != 0
                ? "invalid var_u32: integer representation too long"
                : "invalid var_u32: integer too large");
      }
      result |= (value & 0x7F) << shift;
      if ((value & 0x80) == 0) {
        return result;
      }
    }
  }

  /** {@return an unsigned 64-bit number} */
  long readU64() {
    long result = 0;
    for (int shift = 0; ; shift += 7) {
      int at = position;
      int value = readByte();
      if (shift == 63 && value > 0x01) {
        throw malformed(
            at,
            (value & 0x80) != 0
                ? "invalid var_u64: integer representation too long"
                : "invalid var_u64: integer too large");
      }
      result |= (long) (value & 0x7F) << shift;
      if ((value & 0x80) == 0) {
        return result;
      }
    }
  }

  /** {@return a signed 33-bit number} */
  long readS33() {
    long result = 0;
    for (int shift = 0; ; shift += 7) {
      int at = position;
      int value = readByte();
      result |= (long) (value & 0x7F) << shift;
      if (shift == 28) {
        int rest = value & 0x7F;
        if ((value & 0x80) != 0) {
          throw malformed(at, "invalid var_s33: integer representation too long");
        }
        if (rest > 0x0F && rest < 0x70) {
          throw malformed(at, "invalid var_s33: integer too large");
        }
      }
      if ((value & 0x80) == 0) {
        int bits = shift + 7;
        return result << (64 - bits) >> (64 - bits);
      }
    }
  }

  /** {@return a number of things that follow, none of which is shorter than a byte} */
  int readSize(int limit, String what) {
    int at = position;
    int size = readU32();
    if (Integer.compareUnsigned(size, limit) > 0) {
      throw malformed(at, what + " size is out of bounds");
    }
    return size;
  }

  /** {@return a vector} */
  <T> List<T> readVector(int limit, String what, Part<T> part) {
    int size = readSize(limit, what);
    // No capacity ahead of the bytes: a size costs nothing to write.
    var parts = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      parts.add(part.read(this));
    }
    return parts;
  }

  /** {@return a name, in UTF-8} */
  String readName() {
    int at = position;
    int length = readU32();
    if (Integer.compareUnsigned(length, LONGEST_STRING) > 0) {
      throw malformed(at, "string size out of bounds");
    }
    Bytes bytes = readBytes(length);
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(array, bytes.start(), bytes.length()))
          .toString();
    } catch (CharacterCodingException _) {
      throw malformed(bytes.start(), "malformed UTF-8 encoding");
    }
  }

  /** {@return a byte that is 0 or 1} */
  boolean readBoolean() {
    return switch (readByte()) {
      case 0x00 -> false;
      case 0x01 -> true;
      default -> throw malformed(position - 1, "invalid boolean value");
    };
  }

  /** {@return what to throw about the byte that was read last} */
  MalformedComponentException invalidLeadingByte(int value, String what) {
    return invalidLeadingByte(position - 1, value, what);
  }

  static MalformedComponentException invalidLeadingByte(int at, int value, String what) {
    return malformed(at, "invalid leading byte (0x%x) for %s".formatted(value, what));
  }

  static MalformedComponentException malformed(int at, String found) {
    return MalformedComponentException.at(at, found);
  }
}
