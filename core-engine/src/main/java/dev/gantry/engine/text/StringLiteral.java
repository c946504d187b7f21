package dev.gantry.engine.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The contents of string literals (core 6.3.3). A literal is given with its quotes. */
final class StringLiteral {
  private StringLiteral() {}

  /** {@return the number of characters of the escape at a backslash, or 0 if it is none} */
  static int escapeLength(byte[] source, int at) {
    if (at + 1 >= source.length) {
      return 0;
    }
    return switch (source[at + 1]) {
      case 't', 'n', 'r', '"', '\'', '\\' -> 2;
      case 'u' -> unicodeEscapeLength(source, at);
      default -> digit(source, at + 1) >= 0 && digit(source, at + 2) >= 0 ? 3 : 0;
    };
  }

  private static int unicodeEscapeLength(byte[] source, int at) {
    if (at + 3 >= source.length || source[at + 2] != '{') {
      return 0;
    }
    int end = at + 3;
    long codePoint = 0;
    boolean digitExpected = true;
    while (end < source.length && source[end] != '}') {
      int digit = digit(source, end);
      boolean separator = source[end] == '_' && !digitExpected;
      if (digit < 0 && !separator) {
        return 0;
      }
      if (digit >= 0) {
        codePoint = Math.min(codePoint * 16 + digit, Integer.MAX_VALUE);
      }
      digitExpected = separator;
      end++;
    }
    boolean scalar = codePoint < 0xD800 || (codePoint >= 0xE000 && codePoint < 0x110000);
    return digitExpected || end >= source.length || !scalar ? 0 : end + 1 - at;
  }

  /** {@return the bytes of a literal whose form the lexer has checked} */
  static byte[] bytes(byte[] source, int start, int end) {
    var out = new ByteArrayOutputStream(end - start);
    int at = start + 1;
    while (at < end - 1) {
      byte c = source[at];
      if (c != '\\') {
        out.write(c);
        at++;
        continue;
      }
      int length = escapeLength(source, at);
      switch (source[at + 1]) {
        case 't' -> out.write('\t');
        case 'n' -> out.write('\n');
        case 'r' -> out.write('\r');
        case '"', '\'', '\\' -> out.write(source[at + 1]);
        case 'u' -> {
          var digits = new String(source, at + 3, length - 4, StandardCharsets.US_ASCII);
          int codePoint = Integer.parseInt(digits.replace("_", ""), 16);
          out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
        }
        default -> out.write(digit(source, at + 1) << 4 | digit(source, at + 2));
      }
      at += length;
    }
    return out.toByteArray();
  }

  /** {@return the text of a literal that is known to be UTF-8} */
  static String text(byte[] source, int start, int end) {
    return new String(bytes(source, start, end), StandardCharsets.UTF_8);
  }

  /**
   * Checks that the bytes of a literal are a name (core 6.3.4).
   *
   * @throws dev.gantry.engine.MalformedException if they are not UTF-8
   */
  static void requireUtf8(byte[] source, int start, int end) {
    byte[] bytes = bytes(source, start, end);
    if (Utf8.firstInvalid(bytes, 0, bytes.length) >= 0) {
      throw Lexer.malformed(source, start, "malformed UTF-8 encoding");
    }
  }

  private static int digit(byte[] source, int at) {
    return at < source.length ? Character.digit(source[at], 16) : -1;
  }
}
