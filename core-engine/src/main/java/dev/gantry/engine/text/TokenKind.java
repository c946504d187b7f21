package dev.gantry.engine.text;

/** The kinds of tokens of the text format (core 6.3.1), as far as the grammar tells them apart. */
public enum TokenKind {
  /** {@code (}. */
  OPEN,
  /** {@code )}. */
  CLOSE,
  /** A string literal. */
  STRING,
  /** An identifier, {@code $x} or {@code $"…"}. */
  ID,
  /** A keyword, a number, or something that looks like one: only its reader can tell. */
  WORD,
  /** What no rule of the grammar takes. */
  RESERVED,
  /** The end of the text. */
  END
}
