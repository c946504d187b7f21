package dev.gantry.wasi;

import java.io.Serial;

/** The ways in which a WASI function ends a guest instead of returning to it. */
public abstract sealed class WasiException extends RuntimeException
    permits WasiExitException, WasiTrapException {
  @Serial private static final long serialVersionUID = 1L;

  WasiException(String message, boolean withStackTrace) {
    super(message, null, false, withStackTrace);
  }
}
