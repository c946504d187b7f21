package dev.gantry.component.exec;

import java.io.Serial;

/** A function of the host threw an exception, or returned what its type does not allow. */
final class HostFaultException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HostFaultException(String what, Throwable cause) {
    super(what + cause.getMessage(), cause);
  }

  /** {@return what the function threw} */
  Throwable thrown() {
    Throwable cause = getCause();
    return cause == null ? this : cause;
  }
}
