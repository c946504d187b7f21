package dev.gantry.engine.syntax;

/** The index space of something imported or exported (core 5.2). */
public enum ExternalKind {
  FUNCTION("func", 0x00),
  TABLE("table", 0x01),
  MEMORY("memory", 0x02),
  GLOBAL("global", 0x03),
  TAG("tag", 0x04);

  private final String text;
  private final int code;

  ExternalKind(String text, int code) {
    this.text = text;
    this.code = code;
  }

  /** {@return the keyword of the text format} */
  public String text() {
    return text;
  }

  /** {@return the byte that encodes it} */
  public int code() {
    return code;
  }
}
