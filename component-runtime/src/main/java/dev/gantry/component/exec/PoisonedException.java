package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrapException;
import java.io.Serial;

/** An instance is not entered any more, because a call was cut short in it. */
final class PoisonedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  PoisonedException(String path, AbiTrapException trap, Throwable first) {
    super(
        "%s\n  in `%s`, where an earlier call ended with: %s"
            .formatted(trap.getMessage(), path, firstLine(first)));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse(failure.toString());
  }
}
