package dev.gantry.abi;

/** Strings that are written the same way on both sides: checked, and copied as they are. */
final class FusedStrings {
  private FusedStrings() {}

  /** {@return where a string was put} */
  static long copyUtf8(GuestSide from, long address, long byteLength, GuestSide to) {
    StringLoading.checkRange(from.context(), SourceString.Form.UTF8, address, byteLength);
    long destination =
        Storing.reallocate(to.context(), 0, 0, 1, byteLength, AbiTrap.STRING_CONTENT_OUT_OF_BOUNDS);
    LinearMemory source = from.memory();
    to.memory().copy(destination, source, address, byteLength);
    long ascii = source.countAscii(address, byteLength);
    if (ascii < byteLength) {
      byte[] rest = new byte[(int) (byteLength - ascii)];
      source.read(address + ascii, rest, 0, rest.length);
      Utf8.check(rest, 0, (int) ascii);
    }
    to.setStoredCodeUnits(byteLength);
    return destination;
  }
}
