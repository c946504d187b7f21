package dev.gantry.engine.compile;

import java.io.Serial;

/** The compiler does not know a construct yet, so the plain executor has to run the module. */
final class UnsupportedConstructException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  UnsupportedConstructException(String construct) {
    super("not yet supported by the compiler: " + construct);
  }
}
