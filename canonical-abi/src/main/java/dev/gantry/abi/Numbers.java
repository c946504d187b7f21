package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;

/**
 * Scalars as Java values, and as the bits that travel in core values and memory.
 *
 * <p>Bits are zero-extended to 64, floats are their bit patterns. So the conversions between joined
 * flat types, which the specification spells out, are the identity here.
 */
final class Numbers {
  private static final int CANONICAL_NAN32 = 0x7fc00000;
  private static final long CANONICAL_NAN64 = 0x7ff8000000000000L;

  private Numbers() {}

  /** {@return the Java value of a scalar, whose spare high bits are ignored} */
  static Object fromBits(Primitive type, long bits, boolean betweenGuests) {
    return switch (type) {
      case BOOL -> (int) bits != 0;
      case S8 -> (byte) bits;
      case U8 -> (int) bits & 0xFF;
      case S16 -> (short) bits;
      case U16 -> (int) bits & 0xFFFF;
      case S32 -> (int) bits;
      case U32 -> bits & 0xFFFF_FFFFL;
      case S64, U64 -> bits;
      case F32 -> Float.intBitsToFloat(canonicalNan32((int) bits));
      case F64 -> Double.longBitsToDouble(canonicalNan64(bits));
      case CHAR -> codePoint((int) bits, betweenGuests);
      case STRING -> throw new AssertionError("a string is not a scalar");
    };
  }

  /** {@return a code point after it was checked ({@code convert_i32_to_char})} */
  static int codePoint(int value, boolean betweenGuests) {
    if (value < 0 || value >= 0x110000 || (value >= 0xD800 && value <= 0xDFFF)) {
      throw AbiTrapException.of(betweenGuests ? AbiTrap.INVALID_CHAR : AbiTrap.CHAR_OUT_OF_RANGE)
          .because("char 0x%x".formatted(value));
    }
    return value;
  }

  /**
   * {@return the bits of a Java value that goes to a guest}
   *
   * @throws UnfitValueException if it is of another class or out of range
   */
  static long toBits(Primitive type, Object value) {
    return switch (type) {
      case BOOL -> {
        if (value instanceof Boolean bool) {
          yield bool ? 1 : 0;
        }
        throw UnfitValueException.expected("bool (Boolean)", value);
      }
      case S8 -> integer("s8", value, Byte.MIN_VALUE, Byte.MAX_VALUE) & 0xFFFF_FFFFL;
      case U8 -> integer("u8", value, 0, 0xFF);
      case S16 -> integer("s16", value, Short.MIN_VALUE, Short.MAX_VALUE) & 0xFFFF_FFFFL;
      case U16 -> integer("u16", value, 0, 0xFFFF);
      case S32 -> integer("s32", value, Integer.MIN_VALUE, Integer.MAX_VALUE) & 0xFFFF_FFFFL;
      case U32 -> integer("u32", value, 0, 0xFFFF_FFFFL);
      case S64 -> integer("s64", value, Long.MIN_VALUE, Long.MAX_VALUE);
      case U64 -> integer("u64", value, Long.MIN_VALUE, Long.MAX_VALUE);
      case F32 -> {
        if (value instanceof Float number) {
          yield canonicalNan32(Float.floatToRawIntBits(number)) & 0xFFFF_FFFFL;
        }
        throw UnfitValueException.expected("f32 (Float)", value);
      }
      case F64 ->
          switch (value) {
            case Double number -> canonicalNan64(Double.doubleToRawLongBits(number));
            case Float number -> canonicalNan64(Double.doubleToRawLongBits(number));
            default -> throw UnfitValueException.expected("f64 (Double)", value);
          };
      case CHAR -> {
        long codePoint = integer("char", value, 0, 0x10FFFF);
        if (codePoint >= 0xD800 && codePoint <= 0xDFFF) {
          throw new UnfitValueException("0x%x is a surrogate, not a char".formatted(codePoint));
        }
        yield codePoint;
      }
      case STRING -> throw new AssertionError("a string is not a scalar");
    };
  }

  private static long integer(String type, Object value, long least, long most) {
    long number =
        switch (value) {
          case Integer integer -> integer;
          case Long integer -> integer;
          case Short integer -> integer;
          case Byte integer -> integer;
          default -> throw UnfitValueException.expected(type, value);
        };
    if (number < least || number > most) {
      throw new UnfitValueException(
          "%d is out of range for %s, which is %d to %d".formatted(number, type, least, most));
    }
    return number;
  }

  private static int canonicalNan32(int bits) {
    return (bits & 0x7fffffff) > 0x7f800000 ? CANONICAL_NAN32 : bits;
  }

  private static long canonicalNan64(long bits) {
    return (bits & 0x7fffffffffffffffL) > 0x7ff0000000000000L ? CANONICAL_NAN64 : bits;
  }
}
