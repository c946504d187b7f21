package dev.gantry.component.host;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.types.Result;
import dev.gantry.types.Unit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Java method as a function of dynamic values.
 *
 * <p>A function that returns a {@code result} is a method that returns the ok value and throws an
 * exception for the error, unless it is a method that returns a {@link Result}.
 */
final class MethodCall {
  private final MethodHandle handle;
  private final List<Conversion> parameters;
  private final Outcome outcome;

  private MethodCall(MethodHandle handle, List<Conversion> parameters, Outcome outcome) {
    this.handle = handle;
    this.parameters = parameters;
    this.outcome = outcome;
  }

  /** What becomes of what a method returns or throws. */
  private interface Outcome {

    Optional<Object> returned(@Nullable Object value);

    Optional<Object> thrown(Throwable thrown) throws Exception;
  }

  /**
   * {@return the method as a function}
   *
   * @param receiver empty if the first argument is the receiver
   * @throws BindingMismatch if its types do not fit
   */
  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // the receiver comes from two places
  static MethodCall of(
      Conversions all, Method method, Optional<Object> receiver, FunctionType type) {
    List<ValueType> types = type.parameterTypes();
    int skipped = receiver.isPresent() ? 0 : 1;
    var conversions = new ArrayList<Conversion>();
    if (skipped == 1) {
      conversions.add(Conversion.IDENTITY);
    }
    Type[] javaTypes = method.getGenericParameterTypes();
    for (int i = skipped; i < types.size(); i++) {
      conversions.add(all.of(types.get(i), javaTypes[i - skipped]));
    }
    return new MethodCall(
        spread(all.lookup(), method, receiver, types.size()),
        conversions,
        outcome(all, method, type));
  }

  private static MethodHandle spread(
      MethodHandles.Lookup lookup, Method method, Optional<Object> receiver, int arguments) {
    try {
      MethodHandle handle = lookup.unreflect(method);
      if (receiver.isPresent()) {
        handle = handle.bindTo(receiver.orElseThrow());
      }
      return handle
          .asSpreader(Object[].class, arguments)
          .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException inaccessible) {
      throw new BindingMismatch(
          "Java method %s is not accessible: %s".formatted(method, inaccessible.getMessage()));
    }
  }

  private static Outcome outcome(Conversions all, Method method, FunctionType type) {
    if (type.result().isEmpty()) {
      Conversions.require(
          method.getReturnType().equals(void.class), "no result", method.getReturnType());
      return new Plain(Optional.empty());
    }
    ValueType result = type.result().orElseThrow();
    if (!(result instanceof ValueType.ResultType(var ok, var error))
        || method.getReturnType().equals(Result.class)) {
      return new Plain(Optional.of(all.of(result, method.getGenericReturnType())));
    }
    Optional<Conversion> okConversion =
        ok.map(okType -> all.of(okType, method.getGenericReturnType()));
    Conversions.require(
        ok.isPresent() || method.getReturnType().equals(void.class),
        "a result without an ok value",
        method.getReturnType());
    return new Throwing(okConversion, ErrorAccess.of(method, error, all));
  }

  /** {@return the result of a call with dynamic values, or empty if there is none} */
  Optional<Object> call(List<Object> arguments) throws Exception {
    Object[] converted = new Object[arguments.size()];
    for (int i = 0; i < converted.length; i++) {
      converted[i] = parameters.get(i).toJava().apply(arguments.get(i));
    }
    @Nullable Object value;
    try {
      value = (Object) handle.invokeExact(converted);
    } catch (Throwable thrown) {
      return outcome.thrown(thrown);
    }
    return outcome.returned(value);
  }

  private record Plain(Optional<Conversion> result) implements Outcome {
    @Override
    public Optional<Object> returned(@Nullable Object value) {
      return result.map(conversion -> conversion.fromJava().apply(present(value)));
    }

    @Override
    public Optional<Object> thrown(Throwable thrown) {
      throw Invocations.unchecked(thrown);
    }
  }

  private record Throwing(Optional<Conversion> ok, ErrorAccess error) implements Outcome {
    @Override
    public Optional<Object> returned(@Nullable Object value) {
      return Optional.of(
          Result.ok(
              ok.isPresent() ? ok.orElseThrow().fromJava().apply(present(value)) : Unit.UNIT));
    }

    @Override
    public Optional<Object> thrown(Throwable thrown) {
      if (error.isError(thrown)) {
        return Optional.of(Result.error(error.read(thrown)));
      }
      throw Invocations.unchecked(thrown);
    }
  }

  private static Object present(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a method of the host returned null");
    }
    return value;
  }
}
