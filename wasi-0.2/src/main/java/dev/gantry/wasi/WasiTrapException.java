package dev.gantry.wasi;

import dev.gantry.component.HostTrapException;
import java.io.Serial;

/** The guest broke a rule of WASI whose breach is a trap and no error that it could handle. */
public final class WasiTrapException extends HostTrapException {
  @Serial private static final long serialVersionUID = 1L;

  public WasiTrapException(String message) {
    super(message);
  }
}
