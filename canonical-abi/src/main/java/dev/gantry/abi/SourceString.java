package dev.gantry.abi;

/**
 * A string on its way from one guest to another.
 *
 * <p>The specification lets the receiving guest see how the sender wrote it: it decides how much
 * room is asked for at first.
 *
 * @param encoding never {@link StringEncoding#LATIN1_UTF16}'s own: Latin-1 and UTF-16 are told
 *     apart
 * @param codeUnits of the source, which may be fewer or more than those of {@code value}
 */
record SourceString(String value, Form encoding, long codeUnits) {

  /** How a string is written, the tag resolved. */
  enum Form {
    UTF8,
    UTF16,
    /** Latin-1 in a memory whose strings are all Latin-1 or tagged. */
    COMPACT_LATIN1,
    /** UTF-16 in a memory whose strings are all Latin-1 or tagged. */
    COMPACT_UTF16
  }
}
