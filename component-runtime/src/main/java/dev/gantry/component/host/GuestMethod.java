package dev.gantry.component.host;

import dev.gantry.abi.ValueType;
import dev.gantry.component.ExportedFunction;
import dev.gantry.types.ResourceHandle;
import dev.gantry.types.Result;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A method of a generated interface that calls a function of a guest.
 *
 * @param parameters from Java, without that of a resource's own handle
 */
record GuestMethod(ExportedFunction function, List<Conversion> parameters, Outcome outcome) {

  /** What becomes of the result. */
  private interface Outcome {
    /** {@return what the method returns, which is nothing but null if it returns nothing} */
    Object of(Optional<Object> result);
  }

  /** None, for the function is not called. */
  private record NotYet(Method method) implements Outcome {
    @Override
    public Object of(Optional<Object> result) {
      throw AsyncShape.refusal(method);
    }
  }

  private static final Object NOTHING = new Object();

  /**
   * {@return the method for a function}
   *
   * @param selfCount how many parameters of the function are no parameters of the method
   * @throws BindingMismatch if the types do not fit
   */
  static GuestMethod of(
      Method method, ExportedFunction function, int selfCount, Conversions conversions) {
    List<ValueType> types = function.type().parameterTypes();
    Type[] javaTypes = method.getGenericParameterTypes();
    if (types.size() - selfCount != javaTypes.length) {
      throw new BindingMismatch(
          "%d parameters, expected %d".formatted(types.size() - selfCount, javaTypes.length));
    }
    var parameters = new ArrayList<Conversion>();
    for (int i = 0; i < javaTypes.length; i++) {
      parameters.add(conversions.of(types.get(i + selfCount), javaTypes[i]));
    }
    Outcome outcome =
        AsyncShape.isOf(method, function.type())
            ? new NotYet(method)
            : outcome(method, function.type().result(), conversions);
    return new GuestMethod(function, List.copyOf(parameters), outcome);
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the function
  private static Outcome outcome(
      Method method, Optional<ValueType> result, Conversions conversions) {
    if (result.isEmpty()) {
      Conversions.require(
          method.getReturnType().equals(void.class), "no result", method.getReturnType());
      return _ -> NOTHING;
    }
    if (result.get() instanceof ValueType.ResultType(var ok, var error)
        && !method.getReturnType().equals(Result.class)) {
      Optional<Conversion> okConversion =
          ok.map(type -> conversions.of(type, method.getGenericReturnType()));
      ErrorAccess thrown = ErrorAccess.of(method, error, conversions);
      return value -> okOrThrow(value.orElseThrow(), okConversion, thrown);
    }
    Conversion conversion = conversions.of(result.get(), method.getGenericReturnType());
    return value -> conversion.toJava().apply(value.orElseThrow());
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the function
  private static Object okOrThrow(Object value, Optional<Conversion> ok, ErrorAccess thrown) {
    return switch ((Result<?, ?>) value) {
      case Result.Ok<?, ?>(var payload) ->
          ok.isPresent() ? ok.get().toJava().apply(payload) : NOTHING;
      case Result.Err<?, ?>(var payload) -> throw Invocations.unchecked(thrown.create(payload));
    };
  }

  /** {@return what ends the use of a resource} */
  static Function<Object[], Object> closing(Object handle) {
    return _ -> {
      ((ResourceHandle) handle).close();
      return handle;
    };
  }

  /** {@return the method as a function of its arguments} */
  Function<Object[], Object> bound() {
    return arguments -> call(new ArrayList<>(arguments.length), arguments, 0);
  }

  /** {@return the method as a function of its arguments, called on a resource} */
  Function<Object[], Object> bound(Object self) {
    return arguments -> {
      List<Object> values = new ArrayList<>(arguments.length + 1);
      values.add(self);
      return call(values, arguments, 0);
    };
  }

  /**
   * Calls the function.
   *
   * @param values what it gets, so far
   * @param arguments the rest
   * @param selfCount how many of them are handles as they are
   */
  Object call(List<Object> values, Object[] arguments, int selfCount) {
    if (outcome instanceof NotYet(Method method)) {
      throw AsyncShape.refusal(method);
    }
    for (int i = 0; i < arguments.length; i++) {
      values.add(
          i < selfCount
              ? arguments[i]
              : parameters.get(i - selfCount).fromJava().apply(arguments[i]));
    }
    return outcome.of(function.call(values));
  }
}
