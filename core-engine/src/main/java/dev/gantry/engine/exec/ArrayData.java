package dev.gantry.engine.exec;

import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StorageType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.GuestArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Elements of arrays from the bytes of a data segment (core 4.6.5). */
final class ArrayData {
  private ArrayData() {}

  /** Checks that a segment has the bytes of so many elements. */
  static void checkRange(byte[] segment, long start, long count, StorageType storage) {
    if (start + count * byteLength(storage) > segment.length) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_MEMORY_ACCESS);
    }
  }

  static void initialize(
      GuestArray array, int index, byte[] segment, long start, int count, StorageType storage) {
    if (count == 0) {
      return;
    }
    int width = byteLength(storage);
    ByteBuffer bytes = ByteBuffer.wrap(segment).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position((int) start);
    for (int i = index; i < index + count; i++) {
      switch (width) {
        case Byte.BYTES -> array.fillNumber(i, 1, bytes.get());
        case Short.BYTES -> array.fillNumber(i, 1, bytes.getShort());
        case Integer.BYTES -> array.fillNumber(i, 1, bytes.getInt());
        case Long.BYTES -> array.fillNumber(i, 1, bytes.getLong());
        default -> array.fillVector(i, 1, bytes.getLong(), bytes.getLong());
      }
    }
  }

  private static int byteLength(StorageType storage) {
    return switch (storage) {
      case PackedType.I8 -> Byte.BYTES;
      case PackedType.I16 -> Short.BYTES;
      case NumberType.I32, NumberType.F32 -> Integer.BYTES;
      case NumberType.I64, NumberType.F64 -> Long.BYTES;
      case NumberType.V128 -> 2 * Long.BYTES;
      case ReferenceType _ -> throw new AssertionError("references have no bytes");
    };
  }
}
