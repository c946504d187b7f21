package dev.gantry.engine;

/**
 * A part of the language that came after the beginning, and can be switched off.
 *
 * <p>Names are those that the reference tools use on their command lines.
 */
public enum Feature {
  /** What was there from the beginning: always on. */
  MVP("mvp", Stage.STANDARD),

  MUTABLE_GLOBAL("mutable-global", Stage.STANDARD),
  SATURATING_FLOAT_TO_INT("saturating-float-to-int", Stage.STANDARD),
  SIGN_EXTENSION("sign-extension", Stage.STANDARD),
  MULTI_VALUE("multi-value", Stage.STANDARD),
  BULK_MEMORY("bulk-memory", Stage.STANDARD),
  /** {@code memory.copy} and {@code memory.fill} alone; a part of {@link #BULK_MEMORY}. */
  BULK_MEMORY_OPT("bulk-memory-opt", Stage.STANDARD),
  REFERENCE_TYPES("reference-types", Stage.STANDARD),
  SIMD("simd", Stage.STANDARD),
  RELAXED_SIMD("relaxed-simd", Stage.STANDARD),
  TAIL_CALL("tail-call", Stage.STANDARD),
  EXTENDED_CONST("extended-const", Stage.STANDARD),
  MULTI_MEMORY("multi-memory", Stage.STANDARD),
  EXCEPTIONS("exceptions", Stage.STANDARD),
  FUNCTION_REFERENCES("function-references", Stage.STANDARD),
  GC("gc", Stage.STANDARD),
  MEMORY64("memory64", Stage.STANDARD),

  THREADS("threads", Stage.BEYOND),
  LEGACY_EXCEPTIONS("legacy-exceptions", Stage.BEYOND),
  WIDE_ARITHMETIC("wide-arithmetic", Stage.BEYOND),
  CUSTOM_PAGE_SIZES("custom-page-sizes", Stage.BEYOND);

  /** Where a feature stands. */
  public enum Stage {
    /** Part of WebAssembly 3.0. */
    STANDARD,
    /** A proposal, or a form that 3.0 replaced, which shipped guests use. */
    BEYOND
  }

  private final String text;
  private final Stage stage;

  Feature(String text, Stage stage) {
    this.text = text;
    this.stage = stage;
  }

  /** {@return the name as the reference tools write it, such as {@code multi-memory}} */
  public String text() {
    return text;
  }

  /** {@return whether it is part of 3.0} */
  public Stage stage() {
    return stage;
  }
}
