package dev.gantry.component.exec;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import dev.gantry.engine.Function;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of core functions with values as 64 bits. */
final class CoreCalls {
  private CoreCalls() {}

  /** What a core function of ours does. */
  @FunctionalInterface
  interface Body {

    /** {@return the results, as bits} */
    long[] call(long[] arguments);
  }

  /**
   * {@return the results of a function, as bits}
   *
   * <p>An exception that the guest throws is a trap here ({@code call_and_trap_on_throw} in
   * CanonicalABI.md).
   */
  static long[] call(Function function, long... arguments) {
    FunctionType type = function.type();
    @Nullable Object[] boxed = new @Nullable Object[arguments.length];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] = box(type.parameters().get(i), arguments[i]);
    }
    List<@Nullable Object> results;
    try {
      results = function.call(boxed);
    } catch (GuestException thrown) {
      throw new UncaughtGuestException(thrown);
    }
    long[] bits = new long[results.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = bits(results.get(i));
    }
    return bits;
  }

  /** {@return a core function of ours} */
  static Function create(CoreFunctionType type, Body body) {
    FunctionType engineType =
        new FunctionType(engineTypes(type.parameters()), engineTypes(type.results()));
    return Function.create(
        engineType,
        arguments -> {
          long[] bits = new long[arguments.length];
          for (int i = 0; i < bits.length; i++) {
            bits[i] = bits(arguments[i]);
          }
          long[] results = body.call(bits);
          @Nullable Object[] boxed = new @Nullable Object[results.length];
          for (int i = 0; i < boxed.length; i++) {
            boxed[i] = box(engineType.results().get(i), results[i]);
          }
          return boxed;
        });
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

  private static Object box(ValueType type, long bits) {
    return switch (type) {
      case NumberType.I32 -> (int) bits;
      case NumberType.I64 -> bits;
      case NumberType.F32 -> Float.intBitsToFloat((int) bits);
      case NumberType.F64 -> Double.longBitsToDouble(bits);
      default -> throw new AssertionError("no flat type: " + type);
    };
  }

  private static long bits(@Nullable Object value) {
    return switch (value) {
      case Integer number -> number & 0xFFFF_FFFFL;
      case Long number -> number;
      case Float number -> Float.floatToRawIntBits(number) & 0xFFFF_FFFFL;
      case Double number -> Double.doubleToRawLongBits(number);
      case null, default -> throw new AssertionError("no flat value: " + value);
    };
  }
}
