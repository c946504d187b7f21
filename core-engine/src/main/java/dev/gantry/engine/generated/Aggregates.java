package dev.gantry.engine.generated;

import dev.gantry.engine.ArrayType;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.StorageType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** Structures and arrays as compiled code handles them (core 4.4.5); indices are unsigned. */
public final class Aggregates {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Aggregates() {}

  /** {@return the structure, which is not null} */
  public static GuestStruct struct(@Nullable Object reference) {
    if (reference == null) {
      throw Traps.nullStructureReference();
    }
    return (GuestStruct) reference;
  }

  /** {@return the array, which is not null} */
  public static GuestArray array(@Nullable Object reference) {
    if (reference == null) {
      throw Traps.nullArrayReference();
    }
    return (GuestArray) reference;
  }

  /** {@return the number, whose reference is not null} */
  public static I31 number(@Nullable Object reference) {
    if (reference == null) {
      throw Traps.nullI31Reference();
    }
    return (I31) reference;
  }

  /** {@return the index, which is below the length} */
  public static int index(int index, int length) {
    if (Integer.compareUnsigned(index, length) >= 0) {
      throw Traps.outOfBoundsArrayAccess();
    }
    return index;
  }

  /** {@return a new array of zeros or nulls} */
  public static GuestArray newArray(int length, GuestType type) {
    if (length < 0 || length > LONGEST) {
      throw new ExhaustedException("memory of arrays");
    }
    try {
      return GuestArray.create(type, length);
    } catch (OutOfMemoryError | ArithmeticException e) {
      throw new ExhaustedException("memory of arrays");
    }
  }

  private static void checkRange(GuestArray array, int index, int count) {
    if (Integer.toUnsignedLong(index) + Integer.toUnsignedLong(count) > array.length()) {
      throw Traps.outOfBoundsArrayAccess();
    }
  }

  /** {@code array.fill} with a number. */
  public static void fillNumber(@Nullable Object reference, int index, long bits, int count) {
    GuestArray array = array(reference);
    checkRange(array, index, count);
    array.fillNumber(index, count, bits);
  }

  /** {@code array.fill} with a vector. */
  public static void fillVector(
      @Nullable Object reference, int index, long low, long high, int count) {
    GuestArray array = array(reference);
    checkRange(array, index, count);
    array.fillVector(index, count, low, high);
  }

  /** {@code array.fill} with a reference. */
  public static void fillReference(
      @Nullable Object reference, int index, @Nullable Object value, int count) {
    GuestArray array = array(reference);
    checkRange(array, index, count);
    array.fillReference(index, count, value);
  }

  /** {@code array.copy}. */
  public static void copy(
      @Nullable Object reference,
      int index,
      @Nullable Object sourceReference,
      int sourceIndex,
      int count) {
    GuestArray array = array(reference);
    GuestArray source = array(sourceReference);
    checkRange(array, index, count);
    checkRange(source, sourceIndex, count);
    array.copy(index, source, sourceIndex, count);
  }

  /** {@code array.new_data}. */
  public static GuestArray newOfData(
      int start, int count, GuestType type, GuestInstance instance, int segment) {
    byte[] bytes = instance.data[segment];
    checkData(bytes, start, count, type);
    GuestArray array = newArray(count, type);
    copyData(array, 0, bytes, start, count, type);
    return array;
  }

  /** {@code array.init_data}. */
  public static void initializeWithData(
      @Nullable Object reference,
      int index,
      int start,
      int count,
      GuestType type,
      GuestInstance instance,
      int segment) {
    GuestArray array = array(reference);
    byte[] bytes = instance.data[segment];
    checkRange(array, index, count);
    checkData(bytes, start, count, type);
    copyData(array, index, bytes, start, count, type);
  }

  /** {@code array.new_elem}. */
  public static GuestArray newOfElements(
      int start, int count, GuestType type, GuestInstance instance, int segment) {
    @Nullable Object[] references = instance.elements[segment];
    checkElements(references, start, count);
    GuestArray array = newArray(count, type);
    System.arraycopy(references, start, ((GuestArray.OfReferences) array).elements, 0, count);
    return array;
  }

  /** {@code array.init_elem}. */
  public static void initializeWithElements(
      @Nullable Object reference,
      int index,
      int start,
      int count,
      GuestInstance instance,
      int segment) {
    GuestArray array = array(reference);
    @Nullable Object[] references = instance.elements[segment];
    checkRange(array, index, count);
    checkElements(references, start, count);
    System.arraycopy(references, start, ((GuestArray.OfReferences) array).elements, index, count);
  }

  private static void checkElements(@Nullable Object[] segment, int start, int count) {
    if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) > segment.length) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
  }

  private static void checkData(byte[] segment, int start, int count, GuestType type) {
    if (Integer.toUnsignedLong(start) + Integer.toUnsignedLong(count) * byteLength(type)
        > segment.length) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
  }

  private static void copyData(
      GuestArray array, int index, byte[] segment, int start, int count, GuestType type) {
    if (count == 0) {
      return;
    }
    int width = byteLength(type);
    ByteBuffer bytes = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(start);
    for (int i = index; i < index + count; i++) {
      switch (width) {
        case Byte.BYTES -> array.fillNumber(i, 1, bytes.get());
        case Short.BYTES -> array.fillNumber(i, 1, bytes.getShort());
        case Integer.BYTES -> array.fillNumber(i, 1, bytes.getInt());
        case Long.BYTES -> array.fillNumber(i, 1, bytes.getLong());
        default -> {
          long low = bytes.getLong();
          array.fillVector(i, 1, low, bytes.getLong());
        }
      }
    }
  }

  private static int byteLength(GuestType type) {
    StorageType storage = ((ArrayType) type.composite()).element().storage();
    return switch (storage) {
      case PackedType.I8 -> Byte.BYTES;
      case PackedType.I16 -> Short.BYTES;
      case NumberType.I32, NumberType.F32 -> Integer.BYTES;
      case NumberType.I64, NumberType.F64 -> Long.BYTES;
      case NumberType.V128 -> 2 * Long.BYTES;
      default -> throw new AssertionError("references have no bytes");
    };
  }
}
