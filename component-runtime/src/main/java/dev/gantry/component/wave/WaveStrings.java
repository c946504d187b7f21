package dev.gantry.component.wave;

/** Reads characters and strings. */
final class WaveStrings {
  private static final String TRIPLE = "\"\"\"";

  private WaveStrings() {}

  /** {@return the code point between single quotes} */
  static int character(WaveReader in) {
    String text = in.text();
    int start = in.position();
    if (!in.isAt('\'')) {
      throw in.failure("expected a character in single quotes, found " + in.found());
    }
    var cursor = new Cursor(in, start + 1);
    if (cursor.isAt("'") || cursor.isAt("\n")) {
      throw in.failure("expected one character between the quotes", start);
    }
    int codePoint = cursor.codePoint();
    if (!cursor.isAt("'")) {
      throw in.failure("expected one character between the quotes", start);
    }
    in.skipTo(Math.min(cursor.position + 1, text.length()));
    return codePoint;
  }

  /** {@return the string between double quotes, single or triple} */
  static String string(WaveReader in) {
    int start = in.position();
    if (!in.isAt('"')) {
      throw in.failure("expected a string in double quotes, found " + in.found());
    }
    if (in.text().startsWith(TRIPLE, start)) {
      return lines(in, start);
    }
    var cursor = new Cursor(in, start + 1);
    var value = new StringBuilder();
    while (!cursor.isAt("\"")) {
      if (cursor.isAtEnd() || cursor.isAt("\n")) {
        throw in.failure("the string has no end", start);
      }
      value.appendCodePoint(cursor.codePoint());
    }
    in.skipTo(cursor.position + 1);
    return value.toString();
  }

  private static String lines(WaveReader in, int start) {
    String text = in.text();
    int first = start + TRIPLE.length();
    if (text.startsWith("\r\n", first)) {
      first += 2;
    } else if (text.startsWith("\n", first)) {
      first += 1;
    } else {
      throw in.failure("expected a line break after the quotes", first);
    }
    int end = text.indexOf(TRIPLE, first);
    int lastBreak = end < 0 ? -1 : text.lastIndexOf('\n', end);
    if (lastBreak < first - 1) {
      throw in.failure("expected quotes on a line of their own at the end", start);
    }
    String indent = text.substring(lastBreak + 1, end);
    if (!indent.isBlank() || indent.chars().anyMatch(c -> c != ' ')) {
      throw in.failure("expected nothing but spaces before the closing quotes", lastBreak + 1);
    }
    String value = lastBreak < first ? "" : dedent(in, first, lastBreak, indent.length());
    in.skipTo(end + TRIPLE.length());
    return value;
  }

  private static String dedent(WaveReader in, int first, int lastBreak, int indent) {
    String text = in.text();
    int contentEnd = text.charAt(lastBreak - 1) == '\r' ? lastBreak - 1 : lastBreak;
    var value = new StringBuilder();
    var cursor = new Cursor(in, first);
    boolean lineStart = true;
    while (cursor.position < contentEnd || lineStart) {
      if (lineStart) {
        cursor.skipIndent(indent, contentEnd);
        lineStart = false;
      } else if (cursor.isAt("\r\n") || cursor.isAt("\n")) {
        cursor.position += cursor.isAt("\n") ? 1 : 2;
        value.append('\n');
        lineStart = true;
      } else {
        value.appendCodePoint(cursor.codePoint());
      }
    }
    return value.toString();
  }

  /** A place within a string. */
  private static final class Cursor {
    private final WaveReader in;
    private final String text;
    private int position;

    Cursor(WaveReader in, int position) {
      this.in = in;
      this.text = in.text();
      this.position = position;
    }

    boolean isAt(String expected) {
      return text.startsWith(expected, position);
    }

    boolean isAtEnd() {
      return position >= text.length();
    }

    void skipIndent(int indent, int contentEnd) {
      for (int i = 0; i < indent; i++) {
        if (position >= contentEnd || isAt("\n") || isAt("\r\n")) {
          return;
        }
        if (!isAt(" ")) {
          throw in.failure("expected %d spaces of indent".formatted(indent), position);
        }
        position++;
      }
    }

    int codePoint() {
      if (isAtEnd()) {
        throw in.failure("expected a character, found the end", position);
      }
      int codePoint = text.codePointAt(position);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        throw in.failure("a surrogate is no character", position);
      }
      if (codePoint != '\\') {
        position += Character.charCount(codePoint);
        return codePoint;
      }
      return escape();
    }

    private int escape() {
      int start = position;
      char escaped = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
      position += 2;
      return switch (escaped) {
        case '\'', '"', '\\' -> escaped;
        case 't' -> '\t';
        case 'n' -> '\n';
        case 'r' -> '\r';
        case 'u' -> hexadecimal(start);
        default -> throw in.failure("unknown escape", start);
      };
    }

    private int hexadecimal(int start) {
      int end = text.indexOf('}', position);
      if (!isAt("{") || end < 0 || end == position + 1 || end - position > 7) {
        throw in.failure("expected up to 6 hexadecimal digits in braces", start);
      }
      int codePoint = 0;
      for (char c : text.substring(position + 1, end).toCharArray()) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
          throw in.failure("expected hexadecimal digits", start);
        }
        codePoint = 16 * codePoint + digit;
      }
      if (codePoint > 0x10FFFF || (codePoint >= 0xD800 && codePoint <= 0xDFFF)) {
        throw in.failure("%x is no Unicode scalar value".formatted(codePoint), start);
      }
      position = end + 1;
      return codePoint;
    }
  }
}
