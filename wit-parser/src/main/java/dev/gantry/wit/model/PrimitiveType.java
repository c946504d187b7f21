package dev.gantry.wit.model;

/** A type that needs no definition (WIT.md, Types). */
public enum PrimitiveType implements Type {
  BOOL("bool"),
  S8("s8"),
  S16("s16"),
  S32("s32"),
  S64("s64"),
  U8("u8"),
  U16("u16"),
  U32("u32"),
  U64("u64"),
  F32("f32"),
  F64("f64"),
  CHAR("char"),
  STRING("string"),
  ERROR_CONTEXT("error-context");

  private final String keyword;

  PrimitiveType(String keyword) {
    this.keyword = keyword;
  }

  /** {@return the keyword of WIT} */
  public String keyword() {
    return keyword;
  }
}
