package dev.gantry.abi;

/** Strings that are written the same way on both sides: checked, and copied as they are. */
final class FusedStrings {
  private FusedStrings() {}

  /** {@return where a string in UTF-8 was put} */
  static long copyUtf8(GuestSide from, long address, long byteLength, GuestSide to) {
    long destination = copy(from, SourceString.Form.UTF8, address, byteLength, 1, to);
    LinearMemory source = from.memory();
    long ascii = source.countAscii(address, byteLength);
    if (ascii < byteLength) {
      byte[] rest = new byte[(int) (byteLength - ascii)];
      source.read(address + ascii, rest, 0, rest.length);
      Utf8.check(rest, 0, (int) ascii);
    }
    return destination;
  }

  /** {@return where a string in UTF-16 was put} */
  static long copyUtf16(GuestSide from, long address, long codeUnits, GuestSide to) {
    long destination = copy(from, SourceString.Form.UTF16, address, codeUnits, 2, to);
    LinearMemory source = from.memory();
    long end = address + 2 * codeUnits;
    boolean high = false;
    char last = 0;
    for (long at = address; at < end; at += 2) {
      char unit = (char) source.loadShort(at);
      if (high != Character.isLowSurrogate(unit)) {
        throw unpaired(high ? last : unit);
      }
      high = Character.isHighSurrogate(unit);
      last = unit;
    }
    if (high) {
      throw unpaired(last);
    }
    return destination;
  }

  private static AbiTrapException unpaired(char unit) {
    return AbiTrapException.of(AbiTrap.UNPAIRED_SURROGATE, Integer.toHexString(unit));
  }

  /** {@return where a string in Latin-1 was put, among strings of which each has its own form} */
  static long copyLatin1(GuestSide from, long address, long codeUnits, GuestSide to) {
    return copy(from, SourceString.Form.COMPACT_LATIN1, address, codeUnits, 2, to);
  }

  private static long copy(
      GuestSide from,
      SourceString.Form form,
      long address,
      long codeUnits,
      int alignment,
      GuestSide to) {
    long byteLength = StringLoading.checkRange(from.context(), form, address, codeUnits);
    long destination =
        Storing.reallocate(
            to.context(), 0, 0, alignment, byteLength, AbiTrap.STRING_CONTENT_OUT_OF_BOUNDS);
    to.memory().copy(destination, from.memory(), address, byteLength);
    to.setStoredCodeUnits(codeUnits);
    return destination;
  }
}
