package dev.gantry.component.exec;

import static java.lang.invoke.MethodType.methodType;

import dev.gantry.abi.BitsCall;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.abi.LateCall;
import dev.gantry.abi.compiled.LateCalls;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ValueType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Core functions with values as 64 bits, of which those of 32 are zero-extended and floats are the
 * bit patterns. Nothing is boxed.
 */
final class CoreCalls {
  /** Functions that guests call without a method handle between. */
  static final CoreCalls COMPILED = new CoreCalls(true);

  /** Functions for which no class is defined. */
  static final CoreCalls PLAIN = new CoreCalls(false);

  private static final long[] NO_RESULTS = {};
  private static final MethodHandle BODY;
  private static final MethodHandle NOTHING = MethodHandles.constant(long.class, 0L);

  private final boolean compiled;

  static {
    try {
      BODY =
          MethodHandles.lookup()
              .findVirtual(BitsCall.class, "call", methodType(long[].class, long[].class));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("the method is in this class", missing);
    }
  }

  private CoreCalls(boolean compiled) {
    this.compiled = compiled;
  }

  /** {@return a core function of ours} */
  Function create(CoreFunctionType type, BitsCall body) {
    return compiled ? late(type, LateCalls.of(type).create(body)) : createPlain(type, body);
  }

  /**
   * {@return a core function of ours that goes through generated code once there is some}
   *
   * @param generated gives an object of the interface of the signature
   */
  Function create(CoreFunctionType type, BitsCall body, Supplier<Optional<Object>> generated) {
    return compiled
        ? late(type, LateCalls.of(type).create(body, generated))
        : createPlain(type, body);
  }

  private static Function late(CoreFunctionType type, LateCall call) {
    return create(LateCalls.of(type).callInterface(), call);
  }

  private static <T> Function create(Class<T> callInterface, Object call) {
    return Function.create(callInterface, callInterface.cast(call));
  }

  private static Function createPlain(CoreFunctionType type, BitsCall body) {
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

  /**
   * {@return the results of a function of a guest, as bits; for a call that does not come again}
   */
  static long[] callBoxed(Function function, long[] arguments) {
    FunctionType type = function.type();
    Object[] boxed = new Object[arguments.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = CoreBits.boxed(coreType(type.parameters().get(i)), arguments[i]);
    }
    var results = function.call(boxed);
    return results.isEmpty()
        ? NO_RESULTS
        : new long[] {
          CoreBits.toBits(
              coreType(type.results().getFirst()), Objects.requireNonNull(results.getFirst()))
        };
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
