package dev.gantry.component.exec;

import java.io.Serial;

/** A guest threw an exception that it did not catch, and no other component may. */
final class UncaughtGuestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UncaughtGuestException(Throwable thrown) {
    super("wasm trap: uncaught exception propagated out of component", thrown);
  }
}
