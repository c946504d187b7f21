package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.types.UnsupportedFeatureException;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;

/** The shape of a method that was asked to return a future, for a function that returns none. */
final class AsyncShape {
  private AsyncShape() {}

  /** {@return whether a method has that shape} */
  static boolean isOf(Method method, FunctionType function) {
    return method.getReturnType().equals(CompletableFuture.class)
        && function.result().filter(ValueType.FutureType.class::isInstance).isEmpty();
  }

  /** {@return what a call of such a method throws} */
  static UnsupportedFeatureException refusal(Method method) {
    return UnsupportedFeatureException.of(
        "method `%s`, which returns a CompletableFuture,".formatted(method.getName()));
  }
}
