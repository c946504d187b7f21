package dev.gantry.component.wave;

import java.util.Set;

/** A text with a position, which never stands before white space or a comment. */
final class WaveReader {
  static final Set<String> KEYWORDS =
      Set.of("true", "false", "inf", "nan", "some", "none", "ok", "err");

  private final String text;
  private int position;

  WaveReader(String text) {
    this.text = text;
    skipSpace();
  }

  String text() {
    return text;
  }

  int position() {
    return position;
  }

  void skipTo(int newPosition) {
    position = newPosition;
    skipSpace();
  }

  private void skipSpace() {
    while (position < text.length()) {
      if (" \t\r\n".indexOf(text.charAt(position)) >= 0) {
        position++;
      } else if (text.startsWith("//", position)) {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end;
      } else {
        return;
      }
    }
  }

  boolean isAt(char c) {
    return position < text.length() && text.charAt(position) == c;
  }

  boolean accept(char c) {
    if (!isAt(c)) {
      return false;
    }
    skipTo(position + 1);
    return true;
  }

  void expect(char c) {
    if (!accept(c)) {
      throw failure("expected `%c`, found %s".formatted(c, found()));
    }
  }

  /** Reads a comma, unless the closing character follows; the comma may stand before that. */
  void expectCommaOr(char close) {
    if (!isAt(close)) {
      expect(',');
    }
  }

  void expectEnd() {
    if (position < text.length()) {
      throw failure("expected the end, found " + found());
    }
  }

  /** {@return the label or keyword here, with its mark {@code %}, or an empty string} */
  String peekWord() {
    int end = position;
    if (isAt('%')) {
      end++;
    }
    int start = end;
    boolean wordStart = true;
    while (end < text.length()) {
      char c = text.charAt(end);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean digit = c >= '0' && c <= '9';
      if (letter || (digit && !wordStart)) {
        wordStart = false;
      } else if (c == '-' && !wordStart) {
        wordStart = true;
      } else {
        break;
      }
      end++;
    }
    return end == start || wordStart ? "" : text.substring(position, end);
  }

  /** Reads a keyword if it is here. */
  boolean acceptKeyword(String keyword) {
    if (!peekWord().equals(keyword)) {
      return false;
    }
    skipTo(position + keyword.length());
    return true;
  }

  /** {@return the label here, without its mark; a keyword needs the mark to be a label} */
  String label(boolean keywordsAllowed) {
    String word = peekWord();
    if (word.isEmpty() || (!keywordsAllowed && KEYWORDS.contains(word))) {
      throw failure("expected a label, found " + found());
    }
    skipTo(position + word.length());
    return word.startsWith("%") ? word.substring(1) : word;
  }

  /** {@return the number here, as JSON writes them} */
  String number(boolean fractions) {
    int end = position;
    if (end < text.length() && text.charAt(end) == '-') {
      end++;
    }
    int digits = end;
    end = digits(end);
    if (end == digits || (end - digits > 1 && text.charAt(digits) == '0')) {
      throw failure("expected a number, found " + found());
    }
    if (fractions) {
      end = fraction(end);
    }
    String number = text.substring(position, end);
    if (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      throw failure("expected a number, found " + found());
    }
    skipTo(end);
    return number;
  }

  private int fraction(int start) {
    int end = start;
    if (end < text.length() && text.charAt(end) == '.') {
      int after = digits(end + 1);
      if (after == end + 1) {
        throw failure("expected digits after the point of a number");
      }
      end = after;
    }
    if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
      int sign = end + 1;
      if (sign < text.length() && (text.charAt(sign) == '-' || text.charAt(sign) == '+')) {
        sign++;
      }
      int after = digits(sign);
      if (after == sign) {
        throw failure("expected digits in the exponent of a number");
      }
      end = after;
    }
    return end;
  }

  private int digits(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  String found() {
    if (position >= text.length()) {
      return "the end";
    }
    String word = peekWord();
    return "`" + (word.isEmpty() ? Character.toString(text.codePointAt(position)) : word) + "`";
  }

  WaveException failure(String message) {
    return failure(message, position);
  }

  WaveException failure(String message, int offset) {
    return new WaveException(message, text, Math.min(offset, text.length()));
  }
}
