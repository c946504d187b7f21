package dev.gantry.abi;

import java.nio.charset.StandardCharsets;

/** UTF-8, of which nothing but well-formed sequences passes. */
final class Utf8 {
  private Utf8() {}

  /**
   * {@return the string that the bytes are}
   *
   * @throws AbiTrapException if they are not well-formed
   */
  static String decode(byte[] bytes) {
    check(bytes, firstNonAscii(bytes), 0);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Checks bytes from an index on; those before are known to be well-formed.
   *
   * @param before how many bytes stand before the array's first
   * @throws AbiTrapException if they are not well-formed
   */
  static void check(byte[] bytes, int from, int before) {
    int index = from;
    while (index < bytes.length) {
      int length = sequenceLength(bytes, index);
      if (length <= 0) {
        throw length == 0
            ? AbiTrapException.of(AbiTrap.INCOMPLETE_UTF8, before + index)
            : AbiTrapException.of(AbiTrap.INVALID_UTF8, -length, before + index);
      }
      index += length;
    }
  }

  private static int firstNonAscii(byte[] bytes) {
    int index = 0;
    while (index < bytes.length && bytes[index] >= 0) {
      index++;
    }
    return index;
  }

  /**
   * {@return the length of the sequence at an index; 0 if the bytes end within it; or how many
   * bytes of it were well-formed before one was not, at least 1, negated}
   */
  private static int sequenceLength(byte[] bytes, int index) {
    int first = bytes[index] & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) {
      return -1;
    }
    for (int i = 1; i < length; i++) {
      if (index + i >= bytes.length) {
        return 0;
      }
      int next = bytes[index + i] & 0xFF;
      if (next < leastContinuation(first, i) || next > mostContinuation(first, i)) {
        return -i;
      }
    }
    return length;
  }

  /** The second byte excludes overlong forms, surrogates and what is above U+10FFFF. */
  private static int leastContinuation(int first, int position) {
    if (position > 1) {
      return 0x80;
    }
    return switch (first) {
      case 0xE0 -> 0xA0;
      case 0xF0 -> 0x90;
      default -> 0x80;
    };
  }

  private static int mostContinuation(int first, int position) {
    if (position > 1) {
      return 0xBF;
    }
    return switch (first) {
      case 0xED -> 0x9F;
      case 0xF4 -> 0x8F;
      default -> 0xBF;
    };
  }
}
