package dev.gantry.engine.generated;

import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.V128;
import dev.gantry.engine.ValueType;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values as the host sees them: boxed, and checked where they come in. */
public final class HostValues {
  private HostValues() {}

  /** {@return whether a boxed value is of a type} */
  public static boolean matches(ValueType type, @Nullable Object value) {
    return switch (type) {
      case NumberType number ->
          switch (number) {
            case I32 -> value instanceof Integer;
            case I64 -> value instanceof Long;
            case F32 -> value instanceof Float;
            case F64 -> value instanceof Double;
            case V128 -> value instanceof V128;
          };
      case ReferenceType reference -> References.matches(value, reference);
    };
  }

  /** Refuses a value that is not of a type. */
  public static void require(ValueType type, @Nullable Object value) {
    if (!matches(type, value)) {
      throw new IllegalArgumentException(mismatch(type, value));
    }
  }

  /** Refuses values that are not as many as types, or one that is not of its type. */
  public static void requireAll(List<ValueType> types, @Nullable Object[] values) {
    if (types.size() != values.length) {
      throw new IllegalArgumentException(
          "expected %d values, found %d".formatted(types.size(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      require(types.get(i), values[i]);
    }
  }

  /** {@return a number that is no vector, boxed} */
  public static Object boxed(NumberType type, long bits) {
    return switch (type) {
      case I32 -> Integer.valueOf((int) bits);
      case I64 -> Long.valueOf(bits);
      case F32 -> Float.valueOf(Float.intBitsToFloat((int) bits));
      case F64 -> Double.valueOf(Double.longBitsToDouble(bits));
      case V128 -> throw new AssertionError("a vector has more bits");
    };
  }

  /** {@return the bits of a boxed number that is no vector} */
  public static long bits(NumberType type, @Nullable Object value) {
    return switch (type) {
      case I32 -> i32(value);
      case I64 -> i64(value);
      case F32 -> Float.floatToRawIntBits(f32(value));
      case F64 -> Double.doubleToRawLongBits(f64(value));
      case V128 -> throw new AssertionError("a vector has more bits");
    };
  }

  /** {@return a view of boxed values that cannot be changed} */
  public static List<@Nullable Object> list(@Nullable Object[] values) {
    return Collections.<@Nullable Object>unmodifiableList(Arrays.<@Nullable Object>asList(values));
  }

  /** {@return the value of a boxed i32} */
  public static int i32(@Nullable Object value) {
    return value instanceof Integer number ? number : refuse("i32", value);
  }

  /** {@return the value of a boxed i64} */
  public static long i64(@Nullable Object value) {
    return value instanceof Long number ? number : refuse("i64", value);
  }

  /** {@return the value of a boxed f32} */
  public static float f32(@Nullable Object value) {
    return value instanceof Float number ? number : refuse("f32", value);
  }

  /** {@return the value of a boxed f64} */
  public static double f64(@Nullable Object value) {
    return value instanceof Double number ? number : refuse("f64", value);
  }

  /** {@return a v128} */
  public static V128 v128(@Nullable Object value) {
    if (value instanceof V128 vector) {
      return vector;
    }
    throw new IllegalArgumentException(mismatch("v128", value));
  }

  private static int refuse(String expected, @Nullable Object found) {
    throw new IllegalArgumentException(mismatch(expected, found));
  }

  private static String mismatch(Object expected, @Nullable Object found) {
    return "expected a value of type %s, found %s"
        .formatted(expected, found == null ? "null" : found.getClass().getSimpleName());
  }
}
