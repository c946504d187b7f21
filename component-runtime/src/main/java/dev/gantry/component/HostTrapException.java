package dev.gantry.component;

import java.io.Serial;

/**
 * The guest broke a rule of a host function, whose breach is a trap.
 *
 * <p>Thrown by a host function, it becomes a {@link ComponentTrapException} whose text is its
 * message. Any other exception of a host function is a trap too, but one that the host is to blame
 * for.
 */
public abstract class HostTrapException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  protected HostTrapException(String message) {
    super(message);
  }
}
