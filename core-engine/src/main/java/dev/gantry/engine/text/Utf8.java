package dev.gantry.engine.text;

/** Checks UTF-8 as the specification defines it (core 5.2.4). */
final class Utf8 {
  private Utf8() {}

  /** {@return the offset of the first byte that belongs to no code point, or -1} */
  static int firstInvalid(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = sequenceLength(bytes, at, end);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return -1;
  }

  /** {@return the number of bytes of the code point at an offset, or 0 if there is none} */
  private static int sequenceLength(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > end) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xFF;
    boolean excluded =
        switch (first) {
          case 0xE0 -> second < 0xA0;
          case 0xED -> second > 0x9F;
          case 0xF0 -> second < 0x90;
          case 0xF4 -> second > 0x8F;
          default -> false;
        };
    return excluded ? 0 : length;
  }
}
