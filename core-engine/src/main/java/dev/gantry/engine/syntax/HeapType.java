package dev.gantry.engine.syntax;

/** What a reference points to (core 2.3.4). */
public sealed interface HeapType {

  /** {@return the type as the text format writes it, without names} */
  String text();

  /** A heap type that exists in every module. */
  enum Abstract implements HeapType {
    ANY("any", 0x6E),
    EQ("eq", 0x6D),
    I31("i31", 0x6C),
    STRUCT("struct", 0x6B),
    ARRAY("array", 0x6A),
    NONE("none", 0x71),
    FUNC("func", 0x70),
    NOFUNC("nofunc", 0x73),
    EXTERN("extern", 0x6F),
    NOEXTERN("noextern", 0x72),
    EXN("exn", 0x69),
    NOEXN("noexn", 0x74);

    private final String text;
    private final int code;

    Abstract(String text, int code) {
      this.text = text;
      this.code = code;
    }

    @Override
    public String text() {
      return text;
    }

    /** {@return the byte that encodes it, alone or as the type of its nullable references} */
    public int code() {
      return code;
    }
  }

  /** A type that the module defines. */
  record Defined(int typeIndex) implements HeapType {
    @Override
    public String text() {
      return Integer.toUnsignedString(typeIndex);
    }
  }
}
