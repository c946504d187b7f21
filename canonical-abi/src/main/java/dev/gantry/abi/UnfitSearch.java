package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.Result;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where in the arguments of a typed call a value is that does not fit.
 *
 * <p>Generated code knows only that there is one. This looks at the values once more, by
 * reflection, when a call has been refused already.
 */
public final class UnfitSearch {
  private final RuntimeException failure;
  private int passedHandles;

  private UnfitSearch(RuntimeException failure, int passedHandles) {
    this.failure = failure;
    this.passedHandles = passedHandles;
  }

  /**
   * {@return what does not fit, with its place}
   *
   * @param arguments Java objects of generated classes, whose types fit the function
   * @param failure what the code that passed them has thrown
   * @param passedHandles how many handles it had passed before
   */
  public static Optional<UnfitValueException> find(
      FunctionType type, List<?> arguments, RuntimeException failure, int passedHandles) {
    var search = new UnfitSearch(failure, passedHandles);
    for (int i = 0; i < arguments.size(); i++) {
      FunctionType.Parameter parameter = type.parameters().get(i);
      try {
        search.check(parameter.type(), arguments.get(i));
      } catch (UnfitValueException unfit) {
        return Optional.of(unfit.within(parameter.label()));
      }
    }
    return Optional.empty();
  }

  private void check(ValueType type, @Nullable Object value) {
    if (value == null) {
      throw new UnfitValueException("expected a value, found null");
    }
    switch (type) {
      case Primitive primitive -> checkPrimitive(primitive, value);
      case ValueType.ListType(var element) -> checkElements(element, value);
      case ValueType.FixedListType(var element, var length) -> {
        Storing.checkLength(value, length);
        checkElements(element, value);
      }
      case ValueType.OptionType(var some) ->
          ((Optional<?>) value).ifPresent(payload -> check(some, payload, ".some"));
      case ValueType.TupleType(var elements) -> {
        for (int i = 0; i < elements.size(); i++) {
          check(elements.get(i), part(value, i), "." + i);
        }
      }
      case ValueType.ResultType(var ok, var error) -> {
        switch ((Result<?, ?>) value) {
          case Result.Ok<?, ?>(var payload) -> ok.ifPresent(part -> check(part, payload, ".ok"));
          case Result.Err<?, ?>(var payload) ->
              error.ifPresent(part -> check(part, payload, ".error"));
        }
      }
      case ValueType.RecordType(var fields) -> {
        for (int i = 0; i < fields.size(); i++) {
          check(fields.get(i).type(), part(value, i), "." + fields.get(i).label());
        }
      }
      case ValueType.VariantType(var cases) ->
          cases.stream()
              .filter(variantCase -> isNamed(value.getClass(), variantCase.label()))
              .forEach(
                  variantCase ->
                      variantCase
                          .payload()
                          .ifPresent(
                              payload ->
                                  check(payload, part(value, 0), "." + variantCase.label())));
      case ValueType.MapType _, ValueType.EnumType _, ValueType.FlagsType _ -> {}
      case ValueType.OwnType _, ValueType.BorrowType _ -> checkHandle();
      case ValueType.StreamType _, ValueType.FutureType _, ValueType.ErrorContextType _ -> {}
    }
  }

  private void check(ValueType type, @Nullable Object value, String place) {
    try {
      check(type, value);
    } catch (UnfitValueException unfit) {
      throw unfit.within(place);
    }
  }

  /** What handles are worth only their store knows, which has refused the one after the passed. */
  private void checkHandle() {
    if (passedHandles == 0 && failure instanceof UnfitValueException refusal) {
      throw refusal;
    }
    passedHandles--;
  }

  private static void checkPrimitive(Primitive type, Object value) {
    if (value instanceof String string) {
      int unpaired = Utf16.unpairedSurrogate(string);
      if (unpaired >= 0) {
        throw UnfitValueException.unpairedSurrogate(string, unpaired);
      }
    } else {
      long _ = Numbers.toBits(type, value);
    }
  }

  private void checkElements(ValueType element, Object value) {
    if (value.getClass().isArray()) {
      if (element == Primitive.CHAR) {
        for (int i = 0; i < Array.getLength(value); i++) {
          check(element, Array.get(value, i), "[" + i + "]");
        }
      }
      return;
    }
    int index = 0;
    for (Object part : (List<?>) value) {
      check(element, part, "[" + index++ + "]");
    }
  }

  private static @Nullable Object part(Object value, int index) {
    RecordComponent component = value.getClass().getRecordComponents()[index];
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("generated code sees it", e);
    }
  }

  private static boolean isNamed(Class<?> caseClass, String label) {
    String name = caseClass.getSimpleName();
    String expected = label.replace("-", "").toLowerCase(Locale.ROOT);
    return name.replace("_", "").toLowerCase(Locale.ROOT).equals(expected);
  }
}
