package dev.gantry.engine.text;

/** The two binary formats of floating-point numbers (core 2.2.3). */
enum FloatFormat {
  F32("f32", 23, 8),
  F64("f64", 52, 11);

  private final String text;
  private final int significandBits;
  private final int exponentBits;

  FloatFormat(String text, int significandBits, int exponentBits) {
    this.text = text;
    this.significandBits = significandBits;
    this.exponentBits = exponentBits;
  }

  String text() {
    return text;
  }

  /** {@return the number of bits of the significand that are stored} */
  int significandBits() {
    return significandBits;
  }

  int bias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  long sign() {
    return 1L << (significandBits + exponentBits);
  }

  /** {@return the bits of positive infinity, which are those of the exponent} */
  long infinity() {
    return ((1L << exponentBits) - 1) << significandBits;
  }

  /** {@return the bits of the canonical NaN, without a sign} */
  long canonicalNan() {
    return infinity() | 1L << (significandBits - 1);
  }
}
