package dev.gantry.abi;

import java.io.Serial;

/** A rule of the Canonical ABI is broken: by a type that is too large, or by a call that traps. */
public abstract sealed class AbiException extends RuntimeException
    permits InvalidTypeException, AbiTrapException {
  @Serial private static final long serialVersionUID = 1L;

  AbiException(String message) {
    super(message);
  }
}
