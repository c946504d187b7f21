package dev.gantry.wasi;

import dev.gantry.component.GuestExitException;
import java.io.Serial;

/** The guest called {@code exit}, which is no fault. */
public final class WasiExitException extends GuestExitException {
  @Serial private static final long serialVersionUID = 1L;

  private final int status;

  public WasiExitException(int status) {
    super("the guest exited with status " + Integer.toUnsignedString(status));
    this.status = status;
  }

  /** {@return the status: 0 means success; {@code proc_exit} of WASI 0.1 has 32 bits} */
  public int status() {
    return status;
  }
}
