package dev.gantry.component.host;

import java.io.Serial;

/** A Java type or method does not fit the WIT type or function that it is meant for. */
public final class BindingMismatch extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BindingMismatch(String message) {
    super(message, null, false, false);
  }
}
