package dev.gantry.abi;

import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.ErrorContextType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.Fundamental;
import dev.gantry.abi.ValueType.FutureType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.OwnType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.StreamType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.List;

/**
 * Whether copying the bytes of a value is the same as lifting and lowering it.
 *
 * <p>The specification has no such notion. It follows from Loading and Storing (CanonicalABI.md),
 * which keep every bit of a number; for a NaN they may choose, and to keep its payload is among the
 * choices, except in the deterministic profile.
 */
final class PlainBytes {
  private PlainBytes() {}

  /** {@return whether all bytes count, all patterns are valid, and none of them is an address} */
  static boolean isPlainBytes(Fundamental type, Descriptors descriptors) {
    return switch (type) {
      case Primitive primitive -> isPlainBytes(primitive);
      case FixedListType(var element, _) -> descriptors.of(element).plainBytes();
      case RecordType(var fields) ->
          !hasPadding(type, fields, descriptors)
              && fields.stream().allMatch(field -> descriptors.of(field.type()).plainBytes());
      // Discriminants are checked and the spare bits of flags are dropped.
      case VariantType _, FlagsType _ -> false;
      case ListType _, OwnType _, BorrowType _, StreamType _, FutureType _ -> false;
      case ErrorContextType _ -> false;
    };
  }

  private static boolean isPlainBytes(Primitive type) {
    return switch (type) {
      case S8, U8, S16, U16, S32, U32, S64, U64, F32, F64 -> true;
      // A bool becomes 0 or 1, a char is checked.
      case BOOL, CHAR, STRING -> false;
    };
  }

  /** Padding may hold what the other side was never meant to see, so it must not travel. */
  private static boolean hasPadding(Fundamental type, List<Field> fields, Descriptors descriptors) {
    long bytes = 0;
    for (Field field : fields) {
      bytes += descriptors.of(field.type()).elementSize();
    }
    return bytes < ElementSize.elementSize(type, descriptors);
  }
}
