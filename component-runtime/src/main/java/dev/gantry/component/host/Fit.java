package dev.gantry.component.host;

import static dev.gantry.component.host.Conversions.raw;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Unit;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether Java types fit WIT types, by looking at them and nothing more.
 *
 * <p>Owned by the thread that links or looks at an export.
 */
final class Fit {
  // By identity: as trees, types may be exponentially larger than as graphs.
  private final IdentityHashMap<ValueType, Set<Type>> known = new IdentityHashMap<>();
  private final Set<Class<?>> mentioned = new LinkedHashSet<>();

  /** {@return the classes that were looked at and are of no library} */
  Set<Class<?>> mentioned() {
    return mentioned;
  }

  /**
   * Checks a method.
   *
   * @param selfCount how many parameters of the function are no parameters of the method
   * @throws BindingMismatch if it does not fit
   */
  void check(Method method, FunctionType function, int selfCount) {
    List<ValueType> types = function.parameterTypes();
    Type[] javaTypes = method.getGenericParameterTypes();
    if (types.size() - selfCount != javaTypes.length) {
      throw new BindingMismatch(
          "%d parameters, expected %d".formatted(types.size() - selfCount, javaTypes.length));
    }
    for (int i = 0; i < javaTypes.length; i++) {
      check(types.get(i + selfCount), javaTypes[i]);
    }
    if (!AsyncShape.isOf(method, function)) {
      checkResult(method, function.result());
    }
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the function
  private void checkResult(Method method, Optional<ValueType> result) {
    Class<?> returned = method.getReturnType();
    if (result.isEmpty()) {
      Conversions.require(returned.equals(void.class), "no result", returned);
    } else if (result.get() instanceof ValueType.ResultType(var ok, var error)
        && !returned.equals(Result.class)) {
      ok.ifPresent(type -> check(type, method.getGenericReturnType()));
      Conversions.require(
          ok.isPresent() || returned.equals(void.class), "a result without an ok value", returned);
      checkError(method, error);
    } else {
      check(result.get(), method.getGenericReturnType());
    }
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the result
  private void checkError(Method method, Optional<ValueType> error) {
    Class<?> exception = ErrorAccess.exceptionType(method);
    mentioned.add(exception);
    try {
      if (error.isEmpty()) {
        var _ = exception.getDeclaredConstructor();
      } else {
        Method accessor = exception.getMethod("error");
        check(error.orElseThrow(), accessor.getGenericReturnType());
        var _ = exception.getDeclaredConstructor(accessor.getReturnType());
      }
    } catch (NoSuchMethodException missing) {
      throw new BindingMismatch(
          "Java exception %s lacks a constructor or a method `error` for the error"
              .formatted(exception.getSimpleName()));
    }
  }

  /**
   * Checks a type.
   *
   * @throws BindingMismatch if it does not fit
   */
  void check(ValueType type, Type java) {
    if (type instanceof Primitive primitive) {
      checkPrimitive(primitive, java);
    } else if (known.computeIfAbsent(type, _ -> new HashSet<>()).add(java)) {
      checkCompound(type, java);
    }
  }

  private void checkCompound(ValueType type, Type java) {
    switch (type) {
      case Primitive _ -> throw new AssertionError(type);
      case ValueType.ListType(var element) -> checkList(element, java);
      case ValueType.FixedListType(var element, _) -> checkList(element, java);
      case ValueType.OptionType(var some) -> {
        Conversions.require(Optional.class.equals(raw(java)), "an option", java);
        check(some, argument(java, 0));
      }
      case ValueType.TupleType(var elements) -> checkTuple(elements, java);
      case ValueType.ResultType(var ok, var error) -> {
        Conversions.require(Result.class.equals(raw(java)), "a result", java);
        checkPayload(ok, argument(java, 0));
        checkPayload(error, argument(java, 1));
      }
      case ValueType.MapType(var key, var value) -> {
        Conversions.require(Map.class.equals(raw(java)), "a map", java);
        check(key, argument(java, 0));
        check(value, argument(java, 1));
      }
      case ValueType.RecordType(var fields) -> checkRecord(fields, raw(java));
      case ValueType.VariantType(var cases) -> checkVariant(cases, raw(java));
      case ValueType.EnumType(var labels) -> {
        mentioned.add(raw(java));
        var _ = NominalConversions.ofEnum(labels, raw(java));
      }
      case ValueType.FlagsType _ -> {
        mentioned.add(raw(java));
        Conversions.require(NominalConversions.isFlags(raw(java)), "flags", java);
      }
      case ValueType.OwnType _, ValueType.BorrowType _ -> {
        mentioned.add(raw(java));
        Conversions.require(AutoCloseable.class.isAssignableFrom(raw(java)), "a resource", java);
      }
      case ValueType.StreamType _, ValueType.FutureType _, ValueType.ErrorContextType _ -> {
        // A call says that they are not yet supported; what else the interface has can be used.
      }
    }
  }

  private static void checkPrimitive(Primitive type, Type java) {
    Class<?> boxed = MethodType.methodType(raw(java)).wrap().returnType();
    Conversions.require(boxed.equals(Conversions.boxOf(type)), type, java);
  }

  private void checkList(ValueType element, Type java) {
    if (element instanceof Primitive primitive && primitive != Primitive.STRING) {
      Conversions.require(
          Conversions.arrayOf(primitive).equals(raw(java)), "list of " + primitive, java);
    } else {
      Conversions.require(List.class.equals(raw(java)), "a list", java);
      check(element, argument(java, 0));
    }
  }

  private void checkTuple(List<ValueType> elements, Type java) {
    Conversions.require(
        raw(java).getSimpleName().equals("Tuple" + elements.size())
            && Tuple.class.isAssignableFrom(raw(java)),
        "a tuple of " + elements.size(),
        java);
    for (int i = 0; i < elements.size(); i++) {
      check(elements.get(i), argument(java, i));
    }
  }

  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // as in the type of the result
  private void checkPayload(Optional<ValueType> type, Type java) {
    if (type.isPresent()) {
      check(type.orElseThrow(), java);
    } else {
      Conversions.require(Unit.class.equals(raw(java)), "no payload", java);
    }
  }

  private void checkRecord(List<ValueType.Field> fields, Class<?> java) {
    mentioned.add(java);
    RecordComponent[] components = NominalConversions.components(fields, java);
    for (int i = 0; i < components.length; i++) {
      check(fields.get(i).type(), components[i].getGenericType());
    }
  }

  private void checkVariant(List<ValueType.Case> cases, Class<?> java) {
    mentioned.add(java);
    for (ValueType.Case variantCase : cases) {
      Class<?> caseClass = NominalConversions.caseClass(java, cases, variantCase);
      mentioned.add(caseClass);
      variantCase
          .payload()
          .ifPresent(
              payload -> check(payload, caseClass.getRecordComponents()[0].getGenericType()));
    }
  }

  private static Type argument(Type java, int index) {
    if (java instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[index];
    }
    throw new BindingMismatch("Java type %s lacks type arguments".formatted(java.getTypeName()));
  }
}
