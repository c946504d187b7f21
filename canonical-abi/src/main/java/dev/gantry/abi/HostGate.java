package dev.gantry.abi;

/**
 * The way between the host's typed Java code and a component instance, as generated code passes it.
 *
 * <p>One stands for a function of an instance, in one of the two directions. Belongs to the store,
 * and is used by the thread inside; a function is not entered again before it is left.
 */
public interface HostGate {
  /** What generated code is doing when it fails: it moves values to the side that is called. */
  int PASSING = 0;

  /** The other side runs. */
  int CALLING = 1;

  /** It moves the result back. */
  int RETURNING = 2;

  /**
   * Begins a call.
   *
   * @throws AbiTrapException if the instance may not be entered, or may not call out
   */
  void enter();

  /** Ends a call that has returned. */
  void leave();

  /** Begins {@code post-return}, in which the guest may not leave. */
  void beginPostReturn();

  /** Ends {@code post-return}. */
  void endPostReturn();

  /**
   * {@return what to throw because a call failed, after what that means to the instance was noted}
   *
   * @param stage what failed: {@link #PASSING}, {@link #CALLING} or {@link #RETURNING}
   * @param arguments those of the Java method, for messages
   */
  Throwable failed(Throwable failure, int stage, Object[] arguments);

  /** {@return the Java object for a resource whose ownership leaves the guest} */
  Object owned(int representation, int slot, Class<?> javaType);

  /** {@return the Java object for a resource that the guest lends until the call is over} */
  Object borrowed(int representation, int slot, Class<?> javaType);

  /** {@return the representation of a resource whose ownership goes to the guest} */
  int takeOwned(Object value, int slot);

  /** {@return the representation of a resource that is lent to the guest until the call is over} */
  int lend(Object value, int slot);
}
