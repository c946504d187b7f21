package dev.gantry.component;

import java.util.List;
import java.util.Optional;

/**
 * A function of the host that components call.
 *
 * <p>It runs on the thread that called into the store, and may block. An exception that it throws
 * ends the call as a trap, with that exception as the cause; nothing of the guest can catch it.
 */
@FunctionalInterface
public interface HostFunction {

  /**
   * {@return the result, or empty if the function has none}
   *
   * @param arguments one for each parameter, as the Java values of {@link dev.gantry.abi}
   */
  Optional<Object> call(List<Object> arguments) throws Exception;
}
