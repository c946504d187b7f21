package dev.gantry.component;

import java.io.Serial;

/** A limit of a store was reached; what was running is not entered again. */
public final class StoreExhaustedException extends ComponentException {
  @Serial private static final long serialVersionUID = 1L;

  /** Says which limit it was. */
  public StoreExhaustedException(String message, Throwable cause) {
    super(message, cause);
  }
}
