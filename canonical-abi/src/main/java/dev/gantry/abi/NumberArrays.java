package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Lists of scalars as primitive arrays, copied in bulk.
 *
 * <p>Every bit of a number is kept, NaN payloads included, as the specification allows.
 */
final class NumberArrays {
  private NumberArrays() {}

  /** {@return whether lists of a type are primitive arrays} */
  static boolean isArray(Descriptor element) {
    return element.layout() instanceof Layout.Scalar(var type) && type != Primitive.STRING;
  }

  /** {@return an array with elements from memory, whose bounds were checked} */
  static Object load(CallContext cx, Primitive type, long address, int length) {
    byte[] bytes = new byte[Math.multiplyExact(length, byteWidth(type))];
    cx.memory().read(address, bytes, 0, bytes.length);
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    return switch (type) {
      case S8, U8 -> bytes;
      case BOOL -> {
        var array = new boolean[length];
        for (int i = 0; i < length; i++) {
          array[i] = bytes[i] != 0;
        }
        yield array;
      }
      case S16, U16 -> {
        var array = new short[length];
        buffer.asShortBuffer().get(array);
        yield array;
      }
      case S32, U32 -> {
        var array = new int[length];
        buffer.asIntBuffer().get(array);
        yield array;
      }
      case CHAR -> {
        var array = new int[length];
        buffer.asIntBuffer().get(array);
        checkCodePoints(array, cx.betweenGuests());
        yield array;
      }
      case S64, U64 -> {
        var array = new long[length];
        buffer.asLongBuffer().get(array);
        yield array;
      }
      case F32 -> {
        var array = new float[length];
        buffer.asFloatBuffer().get(array);
        yield array;
      }
      case F64 -> {
        var array = new double[length];
        buffer.asDoubleBuffer().get(array);
        yield array;
      }
      case STRING -> throw new AssertionError("strings are no scalars");
    };
  }

  private static void checkCodePoints(int[] array, boolean betweenGuests) {
    for (int i = 0; i < array.length; i++) {
      try {
        Numbers.codePoint(array[i], betweenGuests);
      } catch (AbiTrapException trap) {
        throw trap.within("[" + i + "]");
      }
    }
  }

  /** {@return a new array of the class that lists of a type are} */
  static Object allocate(Primitive type, int length) {
    return switch (type) {
      case BOOL -> new boolean[length];
      case S8, U8 -> new byte[length];
      case S16, U16 -> new short[length];
      case S32, U32, CHAR -> new int[length];
      case S64, U64 -> new long[length];
      case F32 -> new float[length];
      case F64 -> new double[length];
      case STRING -> throw new AssertionError("strings are no scalars");
    };
  }

  /** Sets an element of an array that {@link #allocate} made to a lifted scalar. */
  static void set(Object array, int index, Object scalar) {
    switch (array) {
      case byte[] bytes -> bytes[index] = ((Number) scalar).byteValue();
      case short[] shorts -> shorts[index] = ((Number) scalar).shortValue();
      case int[] ints -> ints[index] = ((Number) scalar).intValue();
      case long[] longs -> longs[index] = ((Number) scalar).longValue();
      default -> Array.set(array, index, scalar);
    }
  }

  /** {@return whether an object is an array of the class that lists of a type are} */
  static boolean fits(Primitive type, Object array) {
    return switch (type) {
      case BOOL -> array instanceof boolean[];
      case S8, U8 -> array instanceof byte[];
      case S16, U16 -> array instanceof short[];
      case S32, U32, CHAR -> array instanceof int[];
      case S64, U64 -> array instanceof long[];
      case F32 -> array instanceof float[];
      case F64 -> array instanceof double[];
      case STRING -> false;
    };
  }

  /** Writes an array that fits a type to memory, whose bounds were checked. */
  static void store(CallContext cx, Primitive type, Object array, long address) {
    if (array instanceof byte[] bytes) {
      cx.memory().write(address, bytes, 0, bytes.length);
      return;
    }
    int length = Array.getLength(array);
    byte[] bytes = new byte[Math.multiplyExact(length, byteWidth(type))];
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    switch (array) {
      case boolean[] bools -> {
        for (int i = 0; i < length; i++) {
          bytes[i] = (byte) (bools[i] ? 1 : 0);
        }
      }
      case short[] shorts -> buffer.asShortBuffer().put(shorts);
      case int[] ints -> buffer.asIntBuffer().put(ints);
      case long[] longs -> buffer.asLongBuffer().put(longs);
      case float[] floats -> buffer.asFloatBuffer().put(floats);
      case double[] doubles -> buffer.asDoubleBuffer().put(doubles);
      default -> throw new AssertionError(array.getClass());
    }
    cx.memory().write(address, bytes, 0, bytes.length);
  }

  /** {@return the bits of an element of an array that fits a type} */
  static long bits(Primitive type, Object array, int index) {
    return switch (array) {
      case byte[] bytes -> type == Primitive.U8 ? bytes[index] & 0xFF : low(bytes[index]);
      case short[] shorts -> type == Primitive.U16 ? shorts[index] & 0xFFFF : low(shorts[index]);
      case int[] ints -> low(ints[index]);
      case long[] longs -> longs[index];
      case float[] floats -> low(Float.floatToRawIntBits(floats[index]));
      case double[] doubles -> Double.doubleToRawLongBits(doubles[index]);
      case boolean[] bools -> bools[index] ? 1 : 0;
      default -> throw new AssertionError(array.getClass());
    };
  }

  private static long low(int value) {
    return value & 0xFFFF_FFFFL;
  }

  /** Refuses an array of code points of which one is none. */
  static void checkChars(Object array) {
    if (array instanceof int[] codePoints) {
      for (int i = 0; i < codePoints.length; i++) {
        try {
          Numbers.toBits(Primitive.CHAR, codePoints[i]);
        } catch (UnfitValueException unfit) {
          throw unfit.within("[" + i + "]");
        }
      }
    }
  }

  private static int byteWidth(Primitive type) {
    return switch (type) {
      case BOOL, S8, U8 -> 1;
      case S16, U16 -> 2;
      case S32, U32, CHAR, F32 -> 4;
      case S64, U64, F64 -> 8;
      case STRING -> throw new AssertionError("strings are no scalars");
    };
  }
}
