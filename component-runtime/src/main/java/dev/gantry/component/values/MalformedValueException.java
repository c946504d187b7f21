package dev.gantry.component.values;

import java.io.Serial;

/** Bytes are not the encoding of a value of some type. */
public final class MalformedValueException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  MalformedValueException(String message) {
    super(message);
  }
}
