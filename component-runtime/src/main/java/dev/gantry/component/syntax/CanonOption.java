package dev.gantry.component.syntax;

/** How a canonical definition maps values (Binary.md, canonopt). */
public sealed interface CanonOption {

  /** The encoding of strings. */
  enum StringEncoding implements CanonOption {
    UTF8("utf8", 0x00),
    UTF16("utf16", 0x01),
    LATIN1_UTF16("latin1+utf16", 0x02);

    private final String text;
    private final int code;

    StringEncoding(String text, int code) {
      this.text = text;
      this.code = code;
    }

    /** {@return the name in the text format, after {@code string-encoding=}} */
    public String text() {
      return text;
    }

    /** {@return the byte that encodes it} */
    public int code() {
      return code;
    }
  }

  /** {@code (memory m)}: where values lie. */
  record Memory(int coreMemoryIndex) implements CanonOption {}

  /** {@code (realloc f)}: what allocates. */
  record Realloc(int coreFunctionIndex) implements CanonOption {}

  /** {@code (post-return f)}: what is called when the results have been read. */
  record PostReturn(int coreFunctionIndex) implements CanonOption {}

  /** {@code async}: calls may overlap. */
  record Async() implements CanonOption {}

  /** {@code (callback f)}: what is called with events. */
  record Callback(int coreFunctionIndex) implements CanonOption {}

  /** {@code (core-type t)}: the type of the core function, where values are objects. */
  record CoreFunctionType(int coreTypeIndex) implements CanonOption {}

  /** {@code gc}: values are garbage-collected objects. */
  record Gc() implements CanonOption {}
}
