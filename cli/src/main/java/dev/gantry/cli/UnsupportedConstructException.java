package dev.gantry.cli;

import java.io.Serial;

/** A command or option of the design that is still to come; its message names it. */
final class UnsupportedConstructException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnsupportedConstructException(String construct) {
    super("not yet supported: " + construct);
  }
}
