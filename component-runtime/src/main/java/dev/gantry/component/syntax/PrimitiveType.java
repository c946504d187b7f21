package dev.gantry.component.syntax;

import dev.gantry.abi.ValueType;
import java.util.Arrays;
import java.util.Optional;

/** A value type that has no parts (Binary.md, primvaltype). */
public enum PrimitiveType {
  BOOL("bool", 0x7F, ValueType.Primitive.BOOL),
  S8("s8", 0x7E, ValueType.Primitive.S8),
  U8("u8", 0x7D, ValueType.Primitive.U8),
  S16("s16", 0x7C, ValueType.Primitive.S16),
  U16("u16", 0x7B, ValueType.Primitive.U16),
  S32("s32", 0x7A, ValueType.Primitive.S32),
  U32("u32", 0x79, ValueType.Primitive.U32),
  S64("s64", 0x78, ValueType.Primitive.S64),
  U64("u64", 0x77, ValueType.Primitive.U64),
  F32("f32", 0x76, ValueType.Primitive.F32),
  F64("f64", 0x75, ValueType.Primitive.F64),
  CHAR("char", 0x74, ValueType.Primitive.CHAR),
  STRING("string", 0x73, ValueType.Primitive.STRING),
  ERROR_CONTEXT("error-context", 0x64, ValueType.ErrorContextType.ERROR_CONTEXT);

  private final String text;
  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // primitive types are enums themselves
  private final ValueType valueType;

  PrimitiveType(String text, int code, ValueType valueType) {
    this.text = text;
    this.code = code;
    this.valueType = valueType;
  }

  /** {@return the keyword of the text format} */
  public String text() {
    return text;
  }

  /** {@return the byte that encodes it} */
  public int code() {
    return code;
  }

  /** {@return the type as the Canonical ABI knows it} */
  public ValueType valueType() {
    return valueType;
  }

  /** {@return the type that a byte encodes, or empty} */
  public static Optional<PrimitiveType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** {@return the type with a keyword, or empty} */
  public static Optional<PrimitiveType> named(String text) {
    return Arrays.stream(values()).filter(type -> type.text.equals(text)).findFirst();
  }
}
