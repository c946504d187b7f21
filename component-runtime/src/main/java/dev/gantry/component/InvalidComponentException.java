package dev.gantry.component;

import dev.gantry.engine.InvalidException;
import java.io.Serial;

/** A well-formed component breaks a rule of validation (Binary.md). */
public final class InvalidComponentException extends ComponentException {
  @Serial private static final long serialVersionUID = 1L;

  private InvalidComponentException(String message) {
    super(message);
  }

  /** {@return the rule that is broken, {@code byteOffset} bytes from the start of the component} */
  public static InvalidComponentException at(long byteOffset, String rule) {
    return new InvalidComponentException("%s (at offset 0x%x)".formatted(rule, byteOffset));
  }

  /** {@return the same complaint about a core module of a component} */
  public static InvalidComponentException because(InvalidException cause) {
    return new InvalidComponentException(String.valueOf(cause.getMessage()));
  }
}
