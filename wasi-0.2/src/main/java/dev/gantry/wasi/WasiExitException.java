package dev.gantry.wasi;

import dev.gantry.component.GuestExit;
import java.io.Serial;

/**
 * The guest asked to end, which is no fault: the call that led here is over, and its instances are
 * not entered again.
 *
 * <p>It passes through the frames of the guest, whose {@code catch_all} does not see it.
 */
public final class WasiExitException extends RuntimeException implements GuestExit {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  public WasiExitException(int status) {
    super("the guest exited with status " + Integer.toUnsignedString(status), null, false, false);
    this.status = status;
  }

  /** {@return the status: 0 means success; {@code proc_exit} of WASI 0.1 has 32 bits} */
  public int status() {
    return status;
  }
}
