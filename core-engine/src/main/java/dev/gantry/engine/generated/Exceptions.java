package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import org.jspecify.annotations.Nullable;

/** Exceptions as references (core 4.4.9). */
public final class Exceptions {
  private Exceptions() {}

  /** {@return what {@code throw_ref} throws} */
  public static GuestException requireNonNull(@Nullable GuestException exception) {
    if (exception == null) {
      throw new TrapException(Trap.NULL_EXCEPTION_REFERENCE);
    }
    return exception;
  }
}
