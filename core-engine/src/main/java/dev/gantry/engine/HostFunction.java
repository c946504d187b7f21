package dev.gantry.engine;

import org.jspecify.annotations.Nullable;

/**
 * A function of the host that takes and returns boxed values.
 *
 * <p>What it throws passes through the guest to whoever called it, unless it is a {@link
 * dev.gantry.engine.generated.GuestException}, which the guest may catch.
 */
@FunctionalInterface
public interface HostFunction {

  /**
   * Runs the function.
   *
   * @param arguments boxed values of the parameters' types, owned by the callee
   * @return as many boxed values as there are results; an empty array for none
   */
  @Nullable Object[] call(@Nullable Object[] arguments) throws Exception;

  /** A function of the host that wants to know who calls. */
  @FunctionalInterface
  interface WithCaller {

    /**
     * Runs the function.
     *
     * @param caller the instance whose function calls
     * @param arguments boxed values of the parameters' types, owned by the callee
     * @return as many boxed values as there are results; an empty array for none
     */
    @Nullable Object[] call(Instance caller, @Nullable Object[] arguments) throws Exception;
  }
}
