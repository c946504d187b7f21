package dev.gantry.component.typed;

import dev.gantry.component.host.ErrorAccess;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * The exception by which a method says {@code error}.
 *
 * @param error the method that gives the error, if the result type has one
 */
record ErrorType(Class<?> exception, Optional<Method> error) {
  static ErrorType of(Method method, boolean hasError) {
    Class<?> exception = ErrorAccess.exceptionType(method);
    try {
      return new ErrorType(
          exception, hasError ? Optional.of(exception.getMethod("error")) : Optional.empty());
    } catch (NoSuchMethodException missing) {
      throw new AssertionError("types were checked", missing);
    }
  }

  /** {@return the Java type of the error} */
  Type type() {
    return error.orElseThrow().getGenericReturnType();
  }
}
