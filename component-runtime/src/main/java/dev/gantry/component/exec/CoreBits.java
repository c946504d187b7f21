package dev.gantry.component.exec;

import static java.lang.invoke.MethodType.methodType;

import dev.gantry.abi.CoreType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Conversions between core values and their bits, as method handles. */
final class CoreBits {
  private static final MethodHandle INT_TO_BITS = find("toBits", long.class, int.class);
  private static final MethodHandle FLOAT_TO_BITS = find("toBits", long.class, float.class);
  private static final MethodHandle DOUBLE_TO_BITS = find("toBits", long.class, double.class);
  private static final MethodHandle INT_OF_BITS = find("intOf", int.class, long.class);
  private static final MethodHandle FLOAT_OF_BITS = find("floatOf", float.class, long.class);
  private static final MethodHandle DOUBLE_OF_BITS = find("doubleOf", double.class, long.class);
  private static final MethodHandle SAME = MethodHandles.identity(long.class);
  private static final MethodHandle FIRST = find("first", long.class, long[].class);

  private CoreBits() {}

  private static MethodHandle find(String name, Class<?> result, Class<?> argument) {
    try {
      return MethodHandles.lookup().findStatic(CoreBits.class, name, methodType(result, argument));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("the method is in this class", missing);
    }
  }

  /** {@return the conversion of a core value to its bits} */
  static MethodHandle toBits(CoreType type) {
    return switch (type) {
      case I32 -> INT_TO_BITS;
      case I64 -> SAME;
      case F32 -> FLOAT_TO_BITS;
      case F64 -> DOUBLE_TO_BITS;
    };
  }

  /** {@return the conversion of bits to a core value} */
  static MethodHandle ofBits(CoreType type) {
    return switch (type) {
      case I32 -> INT_OF_BITS;
      case I64 -> SAME;
      case F32 -> FLOAT_OF_BITS;
      case F64 -> DOUBLE_OF_BITS;
    };
  }

  /** {@return the conversion of an array of bits to the core value of the first} */
  static MethodHandle ofFirst(CoreType type) {
    return MethodHandles.filterReturnValue(FIRST, ofBits(type));
  }

  @SuppressWarnings("UnusedMethod") // called through its handle, like those that follow
  private static long toBits(int value) {
    return value & 0xFFFF_FFFFL;
  }

  @SuppressWarnings("UnusedMethod")
  private static long toBits(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
  }

  @SuppressWarnings("UnusedMethod")
  private static long toBits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  @SuppressWarnings("UnusedMethod")
  private static int intOf(long bits) {
    return (int) bits;
  }

  @SuppressWarnings("UnusedMethod")
  private static float floatOf(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  @SuppressWarnings("UnusedMethod")
  private static double doubleOf(long bits) {
    return Double.longBitsToDouble(bits);
  }

  @SuppressWarnings("UnusedMethod")
  private static long first(long[] bits) {
    return bits[0];
  }

  /** {@return the bits of a boxed core value} */
  static long toBits(CoreType type, Object boxed) {
    return switch (type) {
      case I32 -> toBits((int) boxed);
      case I64 -> (long) boxed;
      case F32 -> toBits((float) boxed);
      case F64 -> toBits((double) boxed);
    };
  }

  /** {@return the boxed core value of bits} */
  static Object boxed(CoreType type, long bits) {
    return switch (type) {
      case I32 -> intOf(bits);
      case I64 -> bits;
      case F32 -> floatOf(bits);
      case F64 -> doubleOf(bits);
    };
  }
}
