package dev.gantry.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Core values as objects, and as the bits that the plain executor takes. */
final class CoreBoxes {
  private CoreBoxes() {}

  static Object[] box(List<CoreType> types, long... bits) {
    Object[] boxed = new Object[types.size()];
    for (int i = 0; i < boxed.length; i++) {
      boxed[i] =
          switch (types.get(i)) {
            case I32 -> (Object) (int) bits[i];
            case I64 -> bits[i];
            case F32 -> Float.intBitsToFloat((int) bits[i]);
            case F64 -> Double.longBitsToDouble(bits[i]);
          };
    }
    return boxed;
  }

  static @Nullable Object result(List<CoreType> types, long... bits) {
    return types.isEmpty() ? null : box(types, bits)[0];
  }

  static long[] bits(@Nullable Object... boxed) {
    if (boxed == null || (boxed.length == 1 && boxed[0] == null)) {
      return new long[0];
    }
    long[] bits = new long[boxed.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] =
          switch (boxed[i]) {
            case Integer value -> value & 0xFFFF_FFFFL;
            case Long value -> value;
            case Float value -> Float.floatToRawIntBits(value) & 0xFFFF_FFFFL;
            case Double value -> Double.doubleToRawLongBits(value);
            case null, default -> throw new AssertionError(boxed[i]);
          };
    }
    return bits;
  }
}
