package dev.gantry.component.host;

import dev.gantry.abi.ValueType;
import dev.gantry.types.Unit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/**
 * The exception by which a method says {@code error}.
 *
 * @param type the exception's class
 * @param constructor makes one, of the error if the result type has one
 * @param accessor reads the error, if the result type has one
 */
public record ErrorAccess(
    Class<?> type,
    MethodHandle constructor,
    Optional<MethodHandle> accessor,
    Optional<Conversion> conversion) {

  /**
   * {@return the access to the error of a method}
   *
   * @throws BindingMismatch if the method declares no exception, or several, or not the right one
   */
  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the result
  static ErrorAccess of(Method method, Optional<ValueType> error, Conversions conversions) {
    Class<?> type = exceptionType(method);
    try {
      if (error.isEmpty()) {
        MethodHandle constructor =
            conversions.lookup().findConstructor(type, MethodType.methodType(void.class));
        return new ErrorAccess(type, constructor, Optional.empty(), Optional.empty());
      }
      Method accessor = type.getMethod("error");
      Conversion conversion = conversions.of(error.orElseThrow(), accessor.getGenericReturnType());
      MethodHandle constructor =
          conversions
              .lookup()
              .findConstructor(type, MethodType.methodType(void.class, accessor.getReturnType()));
      MethodHandle handle =
          conversions
              .lookup()
              .unreflect(accessor)
              .asType(MethodType.methodType(Object.class, Throwable.class));
      return new ErrorAccess(type, constructor, Optional.of(handle), Optional.of(conversion));
    } catch (ReflectiveOperationException missing) {
      throw new BindingMismatch(
          "Java exception %s lacks a constructor or a method `error` for the error"
              .formatted(type.getSimpleName()));
    }
  }

  public static Class<?> exceptionType(Method method) {
    List<Class<?>> declared = List.of(method.getExceptionTypes());
    List<Class<?>> checked =
        declared.stream().filter(type -> !RuntimeException.class.isAssignableFrom(type)).toList();
    List<Class<?>> candidates = checked.isEmpty() ? declared : checked;
    if (candidates.size() != 1) {
      throw new BindingMismatch(
          "Java method %s declares %d exceptions, expected 1 for the error of its result"
              .formatted(method.getName(), candidates.size()));
    }
    return candidates.getFirst();
  }

  /** {@return an exception that says an error} */
  Throwable create(Object error) {
    try {
      return (Throwable)
          (conversion.isPresent()
              ? constructor.invoke(conversion.orElseThrow().toJava().apply(error))
              : constructor.invoke());
    } catch (Throwable failure) {
      throw Invocations.unchecked(failure);
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
