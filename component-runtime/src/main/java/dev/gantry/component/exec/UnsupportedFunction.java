package dev.gantry.component.exec;

import dev.gantry.abi.HandleValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A function that refuses to be called, because of how it is defined. */
record UnsupportedFunction(String construct) implements ComponentFunction {
  @Override
  public boolean isOfHost() {
    return false;
  }

  @Override
  public void invoke(
      @Nullable RuntimeInstance caller,
      HandleValues values,
      Supplier<List<?>> onStart,
      Consumer<Optional<Object>> onResolve) {
    throw new UnsupportedOperationException("`%s` is not yet supported".formatted(construct));
  }
}
