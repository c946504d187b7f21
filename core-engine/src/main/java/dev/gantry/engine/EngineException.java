package dev.gantry.engine;

import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

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

  private static final int MOST_FRAMES = 1000;

  private final transient List<GuestFrame> guestFrames = new ArrayList<>();

  EngineException(String message) {
    super(message);
  }

  /**
   * {@return the functions of guests that were active, the innermost first}
   *
   * <p>Empty for what did not happen while a guest ran; at most a thousand.
   */
  public final List<GuestFrame> guestFrames() {
    return List.copyOf(guestFrames);
  }

  /** Adds an active function; executors call it from the innermost outwards. */
  public final void addGuestFrame(GuestFrame frame) {
    if (guestFrames.size() < MOST_FRAMES) {
      guestFrames.add(frame);
    }
  }
}
