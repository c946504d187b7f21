package dev.gantry.engine;

import dev.gantry.engine.link.FunctionalInterfaces;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** Host functions whose type is read off the one method of a functional interface. */
final class TypedHostFunction {
  private TypedHostFunction() {}

  static <T> Function of(Class<T> functionalInterface, T implementation) {
    Method method = FunctionalInterfaces.method(functionalInterface);
    MethodHandle handle = handle(method).bindTo(implementation);
    var parameters = new ArrayList<>(handle.type().parameterList());
    boolean takesCaller = !parameters.isEmpty() && parameters.getFirst() == Instance.class;
    List<Class<?>> values = parameters.subList(takesCaller ? 1 : 0, parameters.size());
    Class<?> result = handle.type().returnType();
    var type =
        new FunctionType(
            values.stream().map(TypedHostFunction::valueType).toList(),
            result == void.class ? List.of() : List.of(valueType(result)));
    return Function.create(type, handle.asType(erased(handle.type(), takesCaller ? 1 : 0)));
  }

  private static MethodHandle handle(Method method) {
    try {
      return MethodHandles.publicLookup().unreflect(method);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(
          "expected a public interface in an exported package, found "
              + method.getDeclaringClass().getName(),
          e);
    }
  }

  private static ValueType valueType(Class<?> type) {
    if (type == int.class) {
      return NumberType.I32;
    } else if (type == long.class) {
      return NumberType.I64;
    } else if (type == float.class) {
      return NumberType.F32;
    } else if (type == double.class) {
      return NumberType.F64;
    } else if (type == V128.class) {
      return NumberType.V128;
    } else if (type == Function.class) {
      return ReferenceType.FUNCREF;
    } else if (type == Object.class) {
      return ReferenceType.EXTERNREF;
    }
    throw new IllegalArgumentException("no WebAssembly type stands for " + type.getName());
  }

  /** References travel as objects. */
  private static MethodType erased(MethodType type, int firstValue) {
    MethodType erased = type;
    for (int i = firstValue; i < type.parameterCount(); i++) {
      if (type.parameterType(i) == Function.class) {
        erased = erased.changeParameterType(i, Object.class);
      }
    }
    return type.returnType() == Function.class ? erased.changeReturnType(Object.class) : erased;
  }
}
