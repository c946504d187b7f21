package dev.gantry.component.script;

import java.io.Serial;

/** Why what is on offer is not what is imported. */
final class Mismatch extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  Mismatch(String message) {
    super(message, null, false, false);
  }

  Mismatch within(String context) {
    return new Mismatch(context + ": " + text());
  }

  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
