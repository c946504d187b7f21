package dev.gantry.engine.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.Predicate;

/** Prints floating-point numbers exactly, in hexadecimal, with the decimal in a comment. */
final class FloatPrinter {
  private FloatPrinter() {}

  static String print(int bits) {
    return print(Integer.toUnsignedLong(bits), FloatFormat.F32) + comment(bits);
  }

  static String print(long bits) {
    return print(bits, FloatFormat.F64) + comment(bits);
  }

  private static String print(long bits, FloatFormat format) {
    String sign = (bits & format.sign()) != 0 ? "-" : "";
    long magnitude = bits & ~format.sign();
    if (magnitude == format.infinity()) {
      return sign + "inf";
    }
    if (magnitude == format.canonicalNan()) {
      return sign + "nan";
    }
    long fraction = magnitude & ((1L << format.significandBits()) - 1);
    if (magnitude > format.infinity()) {
      return sign + "nan:0x" + Long.toHexString(fraction);
    }
    if (magnitude == 0) {
      return sign + "0x0p+0";
    }
    return sign + finite((int) (magnitude >>> format.significandBits()), fraction, format);
  }

  /** {@return {@code 0x1.8p+3} and the like: a subnormal number is shifted until it begins so} */
  private static String finite(int biased, long fraction, FloatFormat format) {
    int exponent = biased - format.bias();
    // The fraction, its first bit at the top of the word.
    long digits = fraction << (64 - format.significandBits());
    if (biased == 0) {
      int leading = Long.numberOfLeadingZeros(digits);
      digits = leading == 63 ? 0 : digits << (leading + 1);
      exponent -= leading;
    }
    var text = new StringBuilder("0x1");
    if (fraction != 0) {
      text.append('.');
    }
    for (; digits != 0; digits <<= 4) {
      text.append(Character.forDigit((int) (digits >>> 60), 16));
    }
    return text.append('p').append(exponent < 0 ? "" : "+").append(exponent).toString();
  }

  private static String comment(int bits) {
    float value = Float.intBitsToFloat(bits);
    Predicate<BigDecimal> exact = decimal -> decimal.floatValue() == Math.abs(value);
    return comment(
        bits < 0, Float.isNaN(value), Float.isInfinite(value), Float.toString(value), exact);
  }

  private static String comment(long bits) {
    double value = Double.longBitsToDouble(bits);
    Predicate<BigDecimal> exact = decimal -> decimal.doubleValue() == Math.abs(value);
    return comment(
        bits < 0, Double.isNaN(value), Double.isInfinite(value), Double.toString(value), exact);
  }

  /**
   * Prints a decimal.
   *
   * @param shortest a decimal that is read back as the same number, with two digits or more
   * @param exact whether a decimal is read back as the same number without its sign
   */
  private static String comment(
      boolean negative,
      boolean nan,
      boolean infinite,
      String shortest,
      Predicate<BigDecimal> exact) {
    if (nan) {
      return " (;=NaN;)";
    }
    if (infinite) {
      return negative ? " (;=-inf;)" : " (;=inf;)";
    }
    var magnitude = new BigDecimal(shortest).abs();
    var oneDigit = magnitude.round(new MathContext(1));
    if (exact.test(oneDigit)) {
      magnitude = oneDigit;
    }
    String plain = magnitude.signum() == 0 ? "0" : magnitude.stripTrailingZeros().toPlainString();
    return " (;=" + (negative ? "-" : "") + plain + ";)";
  }
}
