package dev.gantry.bindgen;

import java.io.Serial;

/** Java cannot be generated for what was asked; the message says what to ask for instead. */
public final class BindgenException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** Says in one sentence what is wrong, and what to do. */
  public BindgenException(String message) {
    super(message);
  }
}
