package dev.gantry.component;

import java.io.Serial;

/**
 * The guest asked a function of the host to end it, which is no fault.
 *
 * <p>Thrown by a host function, it passes through the frames of guests, which cannot catch it, to
 * whoever called into the store. Like after a trap, the instances that it left are not entered
 * again.
 */
public abstract class GuestExitException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  protected GuestExitException(String message) {
    super(message, null, false, false);
  }
}
