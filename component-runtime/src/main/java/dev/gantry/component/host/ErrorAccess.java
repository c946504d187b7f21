package dev.gantry.component.host;

import dev.gantry.abi.ValueType;
import dev.gantry.types.Unit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The exception by which a method says {@code error}.
 *
 * @param type the exception's class
 * @param accessor reads the error, if the result type has one
 */
record ErrorAccess(
    Class<?> type, Optional<MethodHandle> accessor, Optional<Conversion> conversion) {

  /**
   * {@return the access to the error of a method}
   *
   * @throws BindingMismatch if the method declares no exception, or several, or not the right one
   */
  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the result
  static ErrorAccess of(Method method, Optional<ValueType> error) {
    List<Class<?>> declared =
        Arrays.<Class<?>>stream(method.getExceptionTypes())
            .filter(type -> !RuntimeException.class.isAssignableFrom(type))
            .toList();
    if (declared.size() != 1) {
      throw new BindingMismatch(
          "Java method %s declares %d exceptions, expected 1 for the error of its result"
              .formatted(method.getName(), declared.size()));
    }
    Class<?> type = declared.getFirst();
    if (error.isEmpty()) {
      return new ErrorAccess(type, Optional.empty(), Optional.empty());
    }
    try {
      Method accessor = type.getMethod("error");
      Conversion conversion =
          Conversions.of(error.orElseThrow(), accessor.getGenericReturnType());
      MethodHandle handle =
          MethodHandles.publicLookup()
              .unreflect(accessor)
              .asType(MethodType.methodType(Object.class, Throwable.class));
      return new ErrorAccess(type, Optional.of(handle), Optional.of(conversion));
    } catch (ReflectiveOperationException missing) {
      throw new BindingMismatch(
          "Java exception %s has no accessible method `error`".formatted(type.getSimpleName()));
    }
  }

  boolean isError(Throwable thrown) {
    return type.isInstance(thrown);
  }

  Object read(Throwable thrown) {
    if (accessor.isEmpty()) {
      return Unit.UNIT;
    }
    try {
      Object error = (Object) accessor.orElseThrow().invokeExact(thrown);
      return conversion.orElseThrow().fromJava().apply(error);
    } catch (Throwable failure) {
      throw Invocations.unchecked(failure);
    }
  }
}
