package dev.gantry.component.wave;

import java.io.Serial;

/** A text is not WAVE, or not a value of the type that is expected. */
public final class WaveException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final int offset;

  WaveException(String message, String text, int offset) {
    super(message + "\n" + excerpt(text, offset));
    this.offset = offset;
  }

  /** {@return where in the text, in characters from its start} */
  public int offset() {
    return offset;
  }

  private static String excerpt(String text, int offset) {
    int start = text.lastIndexOf('\n', Math.max(offset - 1, 0)) + 1;
    if (offset < start) {
      start = 0;
    }
    int end = text.indexOf('\n', offset);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return "  " + line + "\n  " + " ".repeat(offset - start) + "^";
  }
}
