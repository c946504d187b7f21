package dev.gantry.component;

import dev.gantry.abi.FunctionType;
import java.util.List;
import java.util.Optional;

/** A function that an instance exports. */
public interface ExportedFunction {

  /** {@return the name, with {@code interface#} before it if it belongs to an interface} */
  String name();

  /** {@return the type, whose resource types are numbered as the component numbers them} */
  FunctionType type();

  /**
   * Calls the function.
   *
   * @param arguments one for each parameter, as the Java values of {@link dev.gantry.abi}
   * @return the result, or empty if the function has none
   * @throws IllegalArgumentException if an argument does not fit
   * @throws IllegalStateException if another thread is inside the store
   * @throws ComponentTrapException if the call traps, or an earlier one did
   * @throws StoreExhaustedException if the call needs more than the store allows
   */
  Optional<Object> call(List<?> arguments);
}
