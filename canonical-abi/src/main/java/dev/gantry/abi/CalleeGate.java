package dev.gantry.abi;

import org.jspecify.annotations.Nullable;

/**
 * The way from one component instance into another, as generated code passes it (CanonicalABI.md,
 * canon lift and canon lower).
 *
 * <p>One stands for a caller and a callee. Belongs to their store.
 */
public interface CalleeGate {

  /**
   * Enters the callee on behalf of the caller.
   *
   * @return what {@link #leave} is to put back
   * @throws AbiTrapException if the caller may not leave, or the callee may not be entered
   */
  long @Nullable [] enter();

  /** Leaves the callee. */
  void leave(long @Nullable [] suspended);

  /** Begins {@code post-return}, in which the callee may not leave. */
  void beginPostReturn();

  /** Ends {@code post-return}. */
  void endPostReturn();

  /** {@return what to throw because a call failed, after the callee was marked as failed} */
  RuntimeException failed(Throwable failure);
}
