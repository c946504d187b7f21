package dev.gantry.abi;

import java.nio.charset.StandardCharsets;

/**
 * Writes strings to linear memory (CanonicalABI.md, Storing).
 *
 * <p>Guests can see how much room they are asked for: first what the sender's length suggests, then
 * the worst case, and in the end what was needed.
 */
final class StringStoring {
  private StringStoring() {}

  /**
   * Where a string was put.
   *
   * @param taggedCodeUnits the length as the guest's encoding counts it
   */
  record Stored(long address, long taggedCodeUnits) {}

  /** {@return where a value of a string type was put} */
  static Stored store(CallContext cx, Object value) {
    SourceString source =
        switch (value) {
          case SourceString string -> string;
          case String string -> ofHost(string, cx.encoding());
          default -> throw UnfitValueException.expected("string (String)", value);
        };
    if (2 * source.codeUnits() > 4 * Loading.MAX_BYTE_LENGTH) {
      throw new UnfitValueException("string of %d code units".formatted(source.codeUnits()));
    }
    return switch (cx.encoding()) {
      case UTF8 ->
          switch (source.encoding()) {
            case UTF8 -> copy(cx, source.value().getBytes(StandardCharsets.UTF_8), 1, 1);
            case UTF16, COMPACT_UTF16 -> toUtf8(cx, source, 3 * source.codeUnits());
            case COMPACT_LATIN1 -> toUtf8(cx, source, 2 * source.codeUnits());
          };
      case UTF16 ->
          switch (source.encoding()) {
            case UTF8 -> utf8ToUtf16(cx, source);
            case UTF16, COMPACT_UTF16, COMPACT_LATIN1 ->
                copy(cx, Utf16.encode(source.value()), 2, 2);
          };
      case LATIN1_UTF16 ->
          switch (source.encoding()) {
            case UTF8, UTF16 -> toLatin1OrUtf16(cx, source);
            case COMPACT_LATIN1 ->
                copy(cx, source.value().getBytes(StandardCharsets.ISO_8859_1), 1, 2);
            case COMPACT_UTF16 -> probablyUtf16(cx, source);
          };
    };
  }

  /** The host writes strings as the guest reads them, so that the first request is exact. */
  private static SourceString ofHost(String value, StringEncoding encoding) {
    int unpaired = Utf16.unpairedSurrogate(value);
    if (unpaired >= 0) {
      throw UnfitValueException.unpairedSurrogate(value, unpaired);
    }
    SourceString.Form form =
        switch (encoding) {
          case UTF8 -> SourceString.Form.UTF8;
          case UTF16 -> SourceString.Form.UTF16;
          case LATIN1_UTF16 ->
              value.chars().allMatch(unit -> unit < 0x100)
                  ? SourceString.Form.COMPACT_LATIN1
                  : SourceString.Form.COMPACT_UTF16;
        };
    return new SourceString(value, form, value.length());
  }

  private static Stored copy(CallContext cx, byte[] encoded, int codeUnitSize, int alignment) {
    long address = allocate(cx, alignment, encoded.length);
    cx.memory().write(address, encoded, 0, encoded.length);
    return new Stored(address, encoded.length / codeUnitSize);
  }

  private static Stored toUtf8(CallContext cx, SourceString source, long worstCase) {
    byte[] encoded = source.value().getBytes(StandardCharsets.UTF_8);
    long codeUnits = source.codeUnits();
    long address = allocate(cx, 1, codeUnits);
    int ascii = 0;
    while (ascii < encoded.length && encoded[ascii] >= 0) {
      ascii++;
    }
    cx.memory().write(address, encoded, 0, ascii);
    if (ascii == encoded.length) {
      return new Stored(address, codeUnits);
    }
    address = reallocate(cx, address, codeUnits, 1, worstCase);
    cx.memory().write(address + ascii, encoded, ascii, encoded.length - ascii);
    if (worstCase > encoded.length) {
      address = reallocate(cx, address, worstCase, 1, encoded.length);
    }
    return new Stored(address, encoded.length);
  }

  private static Stored utf8ToUtf16(CallContext cx, SourceString source) {
    long worstCase = 2 * source.codeUnits();
    byte[] encoded = Utf16.encode(source.value());
    long address = allocate(cx, 2, worstCase);
    cx.memory().write(address, encoded, 0, encoded.length);
    if (encoded.length < worstCase) {
      address = reallocate(cx, address, worstCase, 2, encoded.length);
    }
    return new Stored(address, encoded.length / 2);
  }

  private static Stored toLatin1OrUtf16(CallContext cx, SourceString source) {
    String value = source.value();
    long codeUnits = source.codeUnits();
    long address = allocate(cx, 2, codeUnits);
    int latin1 = 0;
    while (latin1 < value.length() && value.charAt(latin1) < 0x100) {
      latin1++;
    }
    byte[] prefix = value.substring(0, latin1).getBytes(StandardCharsets.ISO_8859_1);
    cx.memory().write(address, prefix, 0, prefix.length);
    if (latin1 == value.length()) {
      if (latin1 < codeUnits) {
        address = reallocate(cx, address, codeUnits, 2, latin1);
      }
      return new Stored(address, latin1);
    }
    long worstCase = 2 * codeUnits;
    address = reallocate(cx, address, codeUnits, 2, worstCase);
    byte[] encoded = Utf16.encode(value);
    cx.memory().write(address, encoded, 0, encoded.length);
    if (worstCase > encoded.length) {
      address = reallocate(cx, address, worstCase, 2, encoded.length);
    }
    return new Stored(address, encoded.length / 2 | StringLoading.utf16Tag(cx.pointerType()));
  }

  private static Stored probablyUtf16(CallContext cx, SourceString source) {
    byte[] encoded = Utf16.encode(source.value());
    long address = allocate(cx, 2, encoded.length);
    cx.memory().write(address, encoded, 0, encoded.length);
    int codeUnits = encoded.length / 2;
    if (source.value().chars().anyMatch(unit -> unit >= 0x100)) {
      return new Stored(address, codeUnits | StringLoading.utf16Tag(cx.pointerType()));
    }
    byte[] latin1 = source.value().getBytes(StandardCharsets.ISO_8859_1);
    cx.memory().write(address, latin1, 0, latin1.length);
    address = reallocate(cx, address, encoded.length, 1, latin1.length);
    return new Stored(address, latin1.length);
  }

  private static long allocate(CallContext cx, int alignment, long byteLength) {
    return reallocate(cx, 0, 0, alignment, byteLength);
  }

  private static long reallocate(
      CallContext cx, long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    return Storing.reallocate(
        cx,
        oldAddress,
        oldByteLength,
        alignment,
        newByteLength,
        AbiTrap.STRING_CONTENT_OUT_OF_BOUNDS);
  }
}
