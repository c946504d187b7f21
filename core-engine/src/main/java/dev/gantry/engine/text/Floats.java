package dev.gantry.engine.text;

import java.util.OptionalLong;

/** Floating-point literals, exactly: rounded to the nearest number, ties to even (core 6.3.2). */
final class Floats {
  private Floats() {}

  /** {@return whether a word is a floating-point number; integers are, too} */
  static boolean isFloat(String word) {
    int start = Integers.signLength(word);
    String magnitude = word.substring(start);
    if (magnitude.equals("inf") || magnitude.equals("nan")) {
      return true;
    }
    if (magnitude.startsWith("nan:0x")) {
      return Integers.isNatural(magnitude.substring(4));
    }
    boolean hexadecimal = magnitude.startsWith("0x");
    int first = hexadecimal ? 2 : 0;
    int at = Integers.endOfDigits(magnitude, first, hexadecimal);
    if (at == first) {
      return false;
    }
    if (at < magnitude.length() && magnitude.charAt(at) == '.') {
      at = Integers.endOfDigits(magnitude, at + 1, hexadecimal);
    }
    if (at < magnitude.length() && isExponentMark(magnitude.charAt(at), hexadecimal)) {
      int digits = at + 1 + Integers.signLength(magnitude.substring(at + 1));
      at = Integers.endOfDigits(magnitude, digits, false);
      return at == magnitude.length() && at > digits;
    }
    return at == magnitude.length();
  }

  private static boolean isExponentMark(char c, boolean hexadecimal) {
    return hexadecimal ? c == 'p' || c == 'P' : c == 'e' || c == 'E';
  }

  /** {@return the bits of a number, empty if it is out of range} */
  static OptionalLong parse(String word, FloatFormat format) {
    long sign = word.startsWith("-") ? format.sign() : 0;
    String magnitude = word.substring(Integers.signLength(word)).replace("_", "");
    var bits =
        magnitude.startsWith("nan")
            ? nan(magnitude, format)
            : magnitude.equals("inf")
                ? OptionalLong.of(format.infinity())
                : finite(magnitude, format);
    return bits.isEmpty() ? bits : OptionalLong.of(sign | bits.getAsLong());
  }

  private static OptionalLong nan(String magnitude, FloatFormat format) {
    if (magnitude.equals("nan")) {
      return OptionalLong.of(format.canonicalNan());
    }
    var payload = Integers.parse(magnitude.substring(4), format.significandBits(), false);
    boolean inRange = payload.isPresent() && payload.getAsLong() != 0;
    return inRange
        ? OptionalLong.of(format.infinity() | payload.getAsLong())
        : OptionalLong.empty();
  }

  private static OptionalLong finite(String magnitude, FloatFormat format) {
    long bits =
        magnitude.startsWith("0x") ? hexadecimal(magnitude, format) : decimal(magnitude, format);
    return bits == format.infinity() ? OptionalLong.empty() : OptionalLong.of(bits);
  }

  private static long decimal(String magnitude, FloatFormat format) {
    return switch (format) {
      case F32 -> Float.floatToRawIntBits(Float.parseFloat(magnitude));
      case F64 -> Double.doubleToRawLongBits(Double.parseDouble(magnitude));
    };
  }

  /** Reads up to 60 bits of the digits; what is beyond them can only break a tie. */
  private static long hexadecimal(String magnitude, FloatFormat format) {
    long significand = 0;
    boolean sticky = false;
    long exponent = 0;
    boolean fraction = false;
    int at = 2;
    for (; at < magnitude.length() && !isExponentMark(magnitude.charAt(at), true); at++) {
      if (magnitude.charAt(at) == '.') {
        fraction = true;
        continue;
      }
      int digit = Character.digit(magnitude.charAt(at), 16);
      if (significand >>> 56 == 0) {
        significand = significand << 4 | digit;
        exponent -= fraction ? 4 : 0;
      } else {
        sticky |= digit != 0;
        exponent += fraction ? 0 : 4;
      }
    }
    if (at < magnitude.length()) {
      exponent += exponent(magnitude.substring(at + 1));
    }
    return round(significand, sticky, exponent, format);
  }

  /** {@return an exponent, or one of the same sign that is as good: beyond every format} */
  private static long exponent(String digits) {
    boolean negative = digits.startsWith("-");
    long value = 0;
    for (int at = Integers.signLength(digits); at < digits.length(); at++) {
      value = Math.min(value * 10 + Character.digit(digits.charAt(at), 10), 1L << 50);
    }
    return negative ? -value : value;
  }

  /** {@return the bits of {@code significand * 2^exponent}, infinity if it is too large} */
  private static long round(long significand, boolean sticky, long exponent, FloatFormat format) {
    if (significand == 0) {
      return 0;
    }
    int leading = Long.numberOfLeadingZeros(significand);
    long normalized = significand << leading;
    // The value is normalized * 2^(power - 63), with the top bit of normalized set.
    long power = exponent - leading + 63;
    if (power > format.bias()) {
      return format.infinity();
    }
    long minimumPower = 1L - format.bias();
    long drop = 63L - format.significandBits() + Math.max(0, minimumPower - power);
    if (drop > 64) {
      return 0;
    }
    long kept = drop == 64 ? 0 : normalized >>> drop;
    long half = 1L << (drop - 1);
    long rest = normalized & (half | (half - 1));
    boolean above = Long.compareUnsigned(rest, half) > 0 || (rest == half && sticky);
    boolean tie = rest == half && !sticky;
    if (above || (tie && (kept & 1) != 0)) {
      kept++;
    }
    // A subnormal has no hidden bit, and a carry out of the significand lands in the exponent.
    long biased = power < minimumPower ? 0 : power + format.bias() - 1;
    return (biased << format.significandBits()) + kept;
  }
}
