package dev.gantry.wasi.http;

import java.util.BitSet;

/** The tokens of HTTP: names of fields and methods (RFC 9110, 5.6.2). */
final class Tokens {
  private static final BitSet CHARACTERS = new BitSet();

  static {
    CHARACTERS.set('0', '9' + 1);
    CHARACTERS.set('A', 'Z' + 1);
    CHARACTERS.set('a', 'z' + 1);
    "!#$%&'*+-.^_`|~".chars().forEach(CHARACTERS::set);
  }

  private Tokens() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(CHARACTERS::get);
  }
}
