package dev.gantry.engine.script;

import java.io.Serial;

/** A command whose expectation is not met, or that cannot be carried out. */
final class CommandFailure extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;
  private final String reason;

  CommandFailure(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
