package dev.gantry.engine.generated;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.V128;
import dev.gantry.engine.ValueType;
import java.lang.invoke.MethodType;
import java.util.List;

/** Function types as the types of Java methods, the way {@code Function.handle} describes. */
public final class CoreSignatures {
  private CoreSignatures() {}

  /** {@return whether a method can have as many parameters, and one more} */
  public static boolean fits(FunctionType type) {
    int slots = 2;
    for (ValueType parameter : type.parameters()) {
      slots += parameter == NumberType.I64 || parameter == NumberType.F64 ? 2 : 1;
    }
    // A method has 255 at most, and a handle that is bound to something has less.
    return slots <= 253;
  }

  /** {@return the type of methods that take and return unboxed values of these types} */
  public static MethodType of(FunctionType type) {
    return MethodType.methodType(
        ofResults(type.results()), type.parameters().stream().map(CoreSignatures::of).toList());
  }

  /**
   * {@return an interface of ours with one method {@code call} of the type that {@link #of}
   * returns}
   *
   * <p>For classes that are made at run time and call functions, or are called by them: {@code
   * function.as} and {@code Function.create} take it, and its loader sees this package, so that it
   * can be the parent of theirs. Types of the same shape share it.
   *
   * @throws IllegalArgumentException if there are several results, or more parameters than a method
   *     can have
   */
  public static Class<?> callInterface(FunctionType type) {
    String shapeKey = CallTargets.shapeKey(type);
    if (type.results().size() > 1 || Adapters.isWide(shapeKey)) {
      throw new IllegalArgumentException("no method has the signature of %s".formatted(type));
    }
    return Adapters.callInterface(shapeKey);
  }

  /** {@return {@code void}, the class of the one result, or {@code Object[]} for several} */
  private static Class<?> ofResults(List<ValueType> results) {
    return switch (results.size()) {
      case 0 -> void.class;
      case 1 -> of(results.getFirst());
      default -> Object[].class;
    };
  }

  private static Class<?> of(ValueType type) {
    return switch (type) {
      case NumberType number ->
          switch (number) {
            case I32 -> int.class;
            case I64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
            case V128 -> V128.class;
          };
      case ReferenceType _ -> Object.class;
    };
  }
}
