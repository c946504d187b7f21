package dev.gantry.wit.syntax;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The value of a string (core 6.3.3, which WIT.md refers to). */
final class TextLiterals {
  private final String text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int at;

  private TextLiterals(String text) {
    this.text = text;
  }

  /** {@return the value of a string in quotes; empty if an escape in it means nothing} */
  static Optional<String> value(String quoted) {
    boolean isClosed = quoted.length() >= 2 && quoted.endsWith("\"");
    return new TextLiterals(quoted.substring(1, isClosed ? quoted.length() - 1 : quoted.length()))
        .value();
  }

  private Optional<String> value() {
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      at += Character.charCount(codePoint);
      if (codePoint != '\\') {
        add(codePoint);
      } else if (!escape()) {
        return Optional.empty();
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private void add(int codePoint) {
    bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  private boolean escape() {
    if (at == text.length()) {
      return false;
    }
    char kind = text.charAt(at++);
    switch (kind) {
      case '"', '\'', '\\' -> bytes.write(kind);
      case 't' -> bytes.write('\t');
      case 'n' -> bytes.write('\n');
      case 'r' -> bytes.write('\r');
      case 'u' -> {
        return unicode();
      }
      default -> {
        int high = Character.digit(kind, 16);
        int low = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        at++;
        if (high < 0 || low < 0) {
          return false;
        }
        bytes.write(high << 4 | low);
      }
    }
    return true;
  }

  private boolean unicode() {
    int end = text.indexOf('}', at);
    if (end < 0 || text.charAt(at) != '{') {
      return false;
    }
    String digits = text.substring(at + 1, end);
    at = end + 1;
    if (!digits.matches("[0-9a-fA-F]+(_[0-9a-fA-F]+)*") || digits.replace("_", "").length() > 15) {
      return false;
    }
    long value = Long.parseUnsignedLong(digits.replace("_", ""), 16);
    boolean isScalar = value <= 0x10ffff && !(value >= 0xd800 && value <= 0xdfff) && value >= 0;
    if (isScalar) {
      add((int) value);
    }
    return isScalar;
  }
}
