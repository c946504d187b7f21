package dev.gantry.engine.generated;

import java.io.Serial;

/**
 * Carries what a host function threw through the frames of guests, where nothing catches it and
 * nobody can mistake it for a trap of the guest; whoever entered the guest unwraps it.
 */
public final class HostException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What the host threw. */
  public final transient Throwable thrown;

  /** Wraps what the host threw. */
  public HostException(Throwable thrown) {
    super(null, thrown, false, false);
    this.thrown = thrown;
  }
}
