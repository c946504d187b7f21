package dev.gantry.abi;

import java.nio.charset.StandardCharsets;

/** UTF-16, of which nothing but paired surrogates passes. */
final class Utf16 {
  private Utf16() {}

  /**
   * {@return the string that little-endian code units are}
   *
   * @throws AbiTrapException if a surrogate has no partner
   */
  static String decode(byte[] bytes) {
    char[] units = new char[bytes.length / 2];
    for (int i = 0; i < units.length; i++) {
      units[i] = (char) ((bytes[2 * i] & 0xFF) | (bytes[2 * i + 1] & 0xFF) << 8);
    }
    String value = new String(units);
    int index = unpairedSurrogate(value);
    if (index >= 0) {
      throw AbiTrapException.of(
          AbiTrap.UNPAIRED_SURROGATE, Integer.toHexString(value.charAt(index)));
    }
    return value;
  }

  /** {@return the index of the first surrogate without a partner, or -1} */
  static int unpairedSurrogate(String value) {
    int index = 0;
    while (index < value.length()) {
      // A code point that is a surrogate is one that has no partner.
      int codePoint = value.codePointAt(index);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return index;
      }
      index += Character.charCount(codePoint);
    }
    return -1;
  }

  /** {@return the code units, little-endian} */
  static byte[] encode(String value) {
    return value.getBytes(StandardCharsets.UTF_16LE);
  }
}
