package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.ExternalKind;
import java.util.Arrays;
import java.util.Optional;

/** A kind of definition, and the index space that such definitions share (Binary.md, sort). */
public enum Sort {
  CORE_FUNCTION("core func", 0x00, true),
  CORE_TABLE("core table", 0x01, true),
  CORE_MEMORY("core memory", 0x02, true),
  CORE_GLOBAL("core global", 0x03, true),
  CORE_TAG("core tag", 0x04, true),
  CORE_TYPE("core type", 0x10, true),
  CORE_MODULE("core module", 0x11, true),
  CORE_INSTANCE("core instance", 0x12, true),
  FUNCTION("func", 0x01, false),
  VALUE("value", 0x02, false),
  TYPE("type", 0x03, false),
  COMPONENT("component", 0x04, false),
  INSTANCE("instance", 0x05, false);

  private final String text;
  private final int code;
  private final boolean core;

  Sort(String text, int code, boolean core) {
    this.text = text;
    this.code = code;
    this.core = core;
  }

  /** {@return the keywords of the text format, with {@code core} where it belongs} */
  public String text() {
    return text;
  }

  /** {@return the byte that encodes it; after a 0x00 if it is a core sort among others} */
  public int code() {
    return code;
  }

  /** {@return whether core WebAssembly has it} */
  public boolean isCore() {
    return core;
  }

  /** {@return the core sort of a code, or empty} */
  public static Optional<Sort> ofCoreCode(int code) {
    return of(code, true);
  }

  /** {@return the sort of the component level with a code, or empty} */
  public static Optional<Sort> ofCode(int code) {
    return of(code, false);
  }

  /** {@return the sort of what a core module exports} */
  public static Sort of(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> CORE_FUNCTION;
      case TABLE -> CORE_TABLE;
      case MEMORY -> CORE_MEMORY;
      case GLOBAL -> CORE_GLOBAL;
      case TAG -> CORE_TAG;
    };
  }

  private static Optional<Sort> of(int code, boolean core) {
    return Arrays.stream(values()).filter(s -> s.core == core && s.code == code).findFirst();
  }
}
