package dev.gantry.tools.wit;

import java.io.Serial;

/** A component has something that WIT cannot express, such as a core module as an import. */
public final class NotWitException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  NotWitException(String message) {
    super(message);
  }
}
