package dev.gantry.engine.syntax;

/** The type of what a field or an array element holds (core 2.3.8). */
public sealed interface StorageType permits ValueType, StorageType.Packed {

  /** {@return the type as the text format writes it} */
  String text();

  /** A number narrower than any value: it is widened when read and wrapped when written. */
  enum Packed implements StorageType {
    I8("i8", 0x78),
    I16("i16", 0x77);

    private final String text;
    private final int code;

    Packed(String text, int code) {
      this.text = text;
      this.code = code;
    }

    @Override
    public String text() {
      return text;
    }

    /** {@return the byte that encodes it} */
    public int code() {
      return code;
    }
  }
}
