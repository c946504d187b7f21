package dev.gantry.engine;

import java.io.Serial;

/**
 * An outcome that the core specification gives to a module that cannot go on.
 *
 * <p>The permitted types are the specification's words, so a {@code switch} tells at which stage it
 * failed: bytes or text that follow no grammar ({@link MalformedException}), a module that breaks a
 * typing rule ({@link InvalidException}), imports that do not fit ({@link UnlinkableException}), a
 * fault while running ({@link TrapException}), a resource that ran out ({@link
 * ExhaustedException}). A mistake of our own is none of these, but an {@link AssertionError}.
 */
public abstract sealed class EngineException extends RuntimeException
    permits MalformedException,
        InvalidException,
        UnlinkableException,
        TrapException,
        ExhaustedException {
  @Serial private static final long serialVersionUID = 1L;

  EngineException(String message) {
    super(message);
  }
}
