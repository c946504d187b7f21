package dev.gantry.abi;

import java.nio.charset.StandardCharsets;

/** Reads strings from linear memory (CanonicalABI.md, Loading). */
final class StringLoading {
  private StringLoading() {}

  /**
   * {@return the string, or where it goes to another guest the string and how it was written}
   *
   * @param taggedCodeUnits the length as the guest's encoding counts it
   */
  static Object load(CallContext cx, long address, long taggedCodeUnits) {
    long tag = utf16Tag(cx.pointerType());
    SourceString.Form form =
        switch (cx.encoding()) {
          case UTF8 -> SourceString.Form.UTF8;
          case UTF16 -> SourceString.Form.UTF16;
          case LATIN1_UTF16 ->
              (taggedCodeUnits & tag) != 0
                  ? SourceString.Form.COMPACT_UTF16
                  : SourceString.Form.COMPACT_LATIN1;
        };
    long codeUnits =
        form == SourceString.Form.COMPACT_UTF16 ? taggedCodeUnits ^ tag : taggedCodeUnits;
    String value = decode(cx, form, address, codeUnits);
    return cx.betweenGuests() ? new SourceString(value, form, codeUnits) : value;
  }

  /** {@return the bit that marks UTF-16 among strings that are Latin-1} */
  static long utf16Tag(PointerType pointer) {
    return 1L << (8 * pointer.byteLength() - 1);
  }

  private static String decode(
      CallContext cx, SourceString.Form form, long address, long codeUnits) {
    long byteLength = checkRange(cx, form, address, codeUnits);
    cx.charge(byteLength);
    byte[] bytes = new byte[(int) byteLength];
    cx.memory().read(address, bytes, 0, bytes.length);
    return switch (form) {
      case UTF8 -> Utf8.decode(bytes);
      case UTF16, COMPACT_UTF16 -> Utf16.decode(bytes);
      case COMPACT_LATIN1 -> new String(bytes, StandardCharsets.ISO_8859_1);
    };
  }

  /** {@return the length of a string in bytes, after its alignment and bounds were checked} */
  static long checkRange(CallContext cx, SourceString.Form form, long address, long codeUnits) {
    boolean wide = form == SourceString.Form.UTF16 || form == SourceString.Form.COMPACT_UTF16;
    long maxCodeUnits = Loading.MAX_BYTE_LENGTH / (wide ? 2 : 1);
    long byteLength = wide ? 2 * codeUnits : codeUnits;
    if (Long.compareUnsigned(codeUnits, maxCodeUnits) > 0) {
      throw outOfBounds(cx, address, codeUnits, "is too long for any string");
    }
    int alignment = form == SourceString.Form.UTF8 ? 1 : 2;
    if (!Alignment.isAligned(address, alignment)) {
      throw Loading.trap(cx, AbiTrap.UNALIGNED_POINTER, AbiTrap.STRING_NOT_ALIGNED)
          .because("string (ptr=0x%x)".formatted(address));
    }
    if (!Loading.isInBounds(cx, address, byteLength)) {
      throw outOfBounds(
          cx,
          address,
          codeUnits,
          "is outside memory of %,d bytes".formatted(cx.memory().byteLength()));
    }
    return byteLength;
  }

  private static AbiTrapException outOfBounds(
      CallContext cx, long address, long codeUnits, String reason) {
    return Loading.trap(cx, AbiTrap.STRING_CONTENT_OUT_OF_BOUNDS, AbiTrap.STRING_OUT_OF_BOUNDS)
        .because(
            "string (ptr=0x%x, len=%s) %s"
                .formatted(address, Long.toUnsignedString(codeUnits), reason));
  }
}
