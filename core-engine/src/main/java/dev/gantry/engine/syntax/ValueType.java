package dev.gantry.engine.syntax;

/** The type of a value on the operand stack (core 2.3.6). */
public sealed interface ValueType extends StorageType {

  /** A number or vector type (core 2.3.1 and 2.3.2). */
  enum NumberType implements ValueType {
    I32("i32", 0x7F),
    I64("i64", 0x7E),
    F32("f32", 0x7D),
    F64("f64", 0x7C),
    V128("v128", 0x7B);

    private final String text;
    private final int code;

    NumberType(String text, int code) {
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

  /** A reference (core 2.3.5). */
  record ReferenceType(boolean nullable, HeapType heapType) implements ValueType {

    /** References to any function, null included. */
    public static final ReferenceType FUNCREF = new ReferenceType(true, HeapType.Abstract.FUNC);

    /** References to anything of the host, null included. */
    public static final ReferenceType EXTERNREF = new ReferenceType(true, HeapType.Abstract.EXTERN);

    /** References to exceptions, null included. */
    public static final ReferenceType EXNREF = new ReferenceType(true, HeapType.Abstract.EXN);

    @Override
    public String text() {
      if (nullable && heapType instanceof HeapType.Abstract known) {
        return switch (known) {
          case NONE -> "nullref";
          case NOFUNC -> "nullfuncref";
          case NOEXTERN -> "nullexternref";
          case NOEXN -> "nullexnref";
          case ANY, EQ, I31, STRUCT, ARRAY, FUNC, EXTERN, EXN -> heapType.text() + "ref";
        };
      }
      return (nullable ? "(ref null " : "(ref ") + heapType.text() + ")";
    }
  }
}
