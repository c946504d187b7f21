package dev.gantry.component.exec;

import dev.gantry.abi.HandleValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A component-level function ({@code FuncInst} in CanonicalABI.md, Embedding API). */
public interface ComponentFunction {

  /** {@return whether the host implements it, so that arguments are to be values of the host} */
  boolean isOfHost();

  /**
   * Calls the function.
   *
   * @param caller the instance that calls, or null for the host
   * @param values what arguments and results stand for where they are resources
   * @param onStart gives the arguments, when the callee is ready for them
   * @param onResolve takes the result, before the callee cleans up
   */
  void invoke(
      @Nullable RuntimeInstance caller,
      HandleValues values,
      Supplier<List<?>> onStart,
      Consumer<Optional<Object>> onResolve);
}
