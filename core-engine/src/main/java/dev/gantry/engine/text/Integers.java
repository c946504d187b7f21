package dev.gantry.engine.text;

import java.util.OptionalLong;

/** Integer literals (core 6.3.2). */
final class Integers {
  private Integers() {}

  /** {@return whether a word is a number without sign or fraction} */
  static boolean isNatural(String word) {
    return isDigits(word, 0);
  }

  /** {@return whether a word is an integer, with or without sign} */
  static boolean isInteger(String word) {
    return isDigits(word, signLength(word));
  }

  private static boolean isDigits(String word, int start) {
    boolean hexadecimal = word.startsWith("0x", start);
    int first = hexadecimal ? start + 2 : start;
    return endOfDigits(word, first, hexadecimal) == word.length() && word.length() > first;
  }

  /** {@return the position after the digits, which single underscores may separate} */
  static int endOfDigits(String word, int start, boolean hexadecimal) {
    int at = start;
    while (at < word.length() && Character.digit(word.charAt(at), hexadecimal ? 16 : 10) >= 0) {
      at++;
      if (at + 1 < word.length()
          && word.charAt(at) == '_'
          && Character.digit(word.charAt(at + 1), hexadecimal ? 16 : 10) >= 0) {
        at++;
      }
    }
    return at;
  }

  static int signLength(String word) {
    return word.startsWith("+") || word.startsWith("-") ? 1 : 0;
  }

  /**
   * {@return the value of an integer, empty if it needs more bits}
   *
   * @param bits at most 64
   * @param signed whether negative numbers are taken, down to half the range
   */
  static OptionalLong parse(String word, int bits, boolean signed) {
    boolean negative = word.startsWith("-");
    int start = signLength(word);
    boolean hexadecimal = word.startsWith("0x", start);
    int radix = hexadecimal ? 16 : 10;
    long value = 0;
    for (int at = hexadecimal ? start + 2 : start; at < word.length(); at++) {
      if (word.charAt(at) == '_') {
        continue;
      }
      int digit = Character.digit(word.charAt(at), radix);
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0) {
        return OptionalLong.empty();
      }
      value = value * radix + digit;
    }
    long limit = negative ? 1L << (bits - 1) : bits == 64 ? -1L : (1L << bits) - 1;
    boolean fits = Long.compareUnsigned(value, limit) <= 0 && (signed || !negative);
    return fits ? OptionalLong.of(negative ? -value : value) : OptionalLong.empty();
  }
}
