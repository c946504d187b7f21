package dev.gantry.abi;

import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.Case;
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

/** The alignment of values in linear memory, in bytes (CanonicalABI.md, Alignment). */
final class Alignment {
  private Alignment() {}

  /** {@return 1, 2, 4 or 8} */
  static int alignment(Fundamental type, Descriptors descriptors) {
    return switch (type) {
      case Primitive primitive -> alignment(primitive, descriptors.pointer());
      case ListType _ -> descriptors.pointer().byteLength();
      case FixedListType(var element, _) -> descriptors.of(element).alignment();
      case RecordType(var fields) -> maxFieldAlignment(fields, descriptors);
      case VariantType(var cases) ->
          Math.max(
              ElementSize.discriminantByteLength(cases.size()),
              maxCaseAlignment(cases, descriptors));
      case FlagsType(var labels) -> ElementSize.flagsByteLength(labels.size());
      case OwnType _, BorrowType _, StreamType _, FutureType _, ErrorContextType _ -> 4;
    };
  }

  private static int alignment(Primitive type, PointerType pointer) {
    return switch (type) {
      case BOOL, S8, U8 -> 1;
      case S16, U16 -> 2;
      case S32, U32, F32, CHAR -> 4;
      case S64, U64, F64 -> 8;
      case STRING -> pointer.byteLength();
    };
  }

  private static int maxFieldAlignment(List<Field> fields, Descriptors descriptors) {
    int alignment = 1;
    for (Field field : fields) {
      alignment = Math.max(alignment, descriptors.of(field.type()).alignment());
    }
    return alignment;
  }

  /** {@return the alignment of the payloads of a variant, which all start at the same offset} */
  static int maxCaseAlignment(List<Case> cases, Descriptors descriptors) {
    int alignment = 1;
    for (Case variantCase : cases) {
      if (variantCase.payload().isPresent()) {
        alignment =
            Math.max(alignment, descriptors.of(variantCase.payload().orElseThrow()).alignment());
      }
    }
    return alignment;
  }

  /**
   * {@return the least multiple of {@code alignment}, a power of 2, that is no less than offset}
   */
  static long alignTo(long byteOffset, int alignment) {
    return (byteOffset + alignment - 1) & -alignment;
  }

  /** {@return whether an address is a multiple of {@code alignment}, a power of 2} */
  static boolean isAligned(long address, int alignment) {
    return (address & (alignment - 1)) == 0;
  }
}
