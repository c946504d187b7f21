package dev.gantry.engine;

import dev.gantry.engine.generated.HostReference;
import dev.gantry.engine.generated.TypedSignature;
import dev.gantry.engine.link.FunctionalInterfaces;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;

/** Host functions whose type is read off the one method of a functional interface. */
final class TypedHostFunction {
  private static final ClassValue<TypedSignature> SIGNATURES =
      new ClassValue<>() {
        @Override
        protected TypedSignature computeValue(Class<?> functionalInterface) {
          return signature(functionalInterface);
        }
      };

  private TypedHostFunction() {}

  static <T> Function of(Class<T> functionalInterface, T implementation) {
    return HostReference.of(SIGNATURES.get(functionalInterface), implementation);
  }

  private static TypedSignature signature(Class<?> functionalInterface) {
    Method method = FunctionalInterfaces.method(functionalInterface);
    requireAccessible(method);
    List<Class<?>> parameters = List.of(method.getParameterTypes());
    boolean takesCaller = !parameters.isEmpty() && parameters.getFirst() == Instance.class;
    List<Class<?>> values = parameters.subList(takesCaller ? 1 : 0, parameters.size());
    Class<?> result = method.getReturnType();
    var type =
        new FunctionType(
            values.stream().map(TypedHostFunction::valueType).toList(),
            result == void.class ? List.of() : List.of(valueType(result)));
    return TypedSignature.of(method, type, takesCaller);
  }

  private static void requireAccessible(Method method) {
    try {
      var _ = MethodHandles.publicLookup().unreflect(method);
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
}
