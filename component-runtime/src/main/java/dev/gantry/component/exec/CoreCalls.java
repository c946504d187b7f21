package dev.gantry.component.exec;

import static java.lang.invoke.MethodType.methodType;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * Core functions with values as 64 bits, of which those of 32 are zero-extended and floats are the
 * bit patterns. Nothing is boxed.
 */
final class CoreCalls {
  private static final MethodHandle BODY;
  private static final MethodHandle NOTHING = MethodHandles.constant(long.class, 0L);

  static {
    try {
      BODY =
          MethodHandles.lookup()
              .findVirtual(Body.class, "call", methodType(long[].class, long[].class));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("the method is in this class", missing);
    }
  }

  private CoreCalls() {}

  /** What a core function of ours does. */
  @FunctionalInterface
  interface Body {

    /** {@return the results, as bits} */
    long[] call(long[] arguments);
  }

  /** {@return a core function of ours} */
  static Function create(CoreFunctionType type, Body body) {
    MethodHandle handle = BODY.bindTo(body).asCollector(long[].class, type.parameters().size());
    for (int i = 0; i < type.parameters().size(); i++) {
      handle = MethodHandles.filterArguments(handle, i, CoreBits.toBits(type.parameters().get(i)));
    }
    return Function.create(
        new FunctionType(engineTypes(type.parameters()), engineTypes(type.results())),
        type.results().isEmpty()
            ? handle.asType(handle.type().changeReturnType(void.class))
            : MethodHandles.filterReturnValue(handle, CoreBits.ofFirst(type.results().getFirst())));
  }

  /**
   * {@return a function of a guest, as one that takes bits and gives those of its result, or 0 if
   * it has none}
   */
  static MethodHandle onBits(Function function) {
    FunctionType type = function.type();
    MethodHandle handle = function.handle();
    for (int i = 0; i < type.parameters().size(); i++) {
      handle =
          MethodHandles.filterArguments(
              handle, i, CoreBits.ofBits(coreType(type.parameters().get(i))));
    }
    MethodHandle result =
        type.results().isEmpty() ? NOTHING : CoreBits.toBits(coreType(type.results().getFirst()));
    return MethodHandles.filterReturnValue(handle, result)
        .asSpreader(long[].class, type.parameters().size());
  }

  private static List<ValueType> engineTypes(List<CoreType> types) {
    return types.stream().<ValueType>map(CoreCalls::engineType).toList();
  }

  private static NumberType engineType(CoreType type) {
    return switch (type) {
      case I32 -> NumberType.I32;
      case I64 -> NumberType.I64;
      case F32 -> NumberType.F32;
      case F64 -> NumberType.F64;
    };
  }

  private static CoreType coreType(ValueType type) {
    return switch (type) {
      case NumberType.I32 -> CoreType.I32;
      case NumberType.I64 -> CoreType.I64;
      case NumberType.F32 -> CoreType.F32;
      case NumberType.F64 -> CoreType.F64;
      default -> throw new AssertionError("no flat type: " + type);
    };
  }
}
