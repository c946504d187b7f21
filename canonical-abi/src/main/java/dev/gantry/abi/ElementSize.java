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

/**
 * The distance between the elements of a list, in bytes (CanonicalABI.md, Element Size).
 *
 * <p>It includes the padding at the end.
 */
final class ElementSize {
  private ElementSize() {}

  /** {@return at least 1, a multiple of the alignment} */
  static long elementSize(Fundamental type, Descriptors descriptors) {
    return switch (type) {
      case Primitive primitive -> elementSize(primitive, descriptors.pointer());
      case ListType _ -> 2L * descriptors.pointer().byteLength();
      case FixedListType(var element, var length) -> length * descriptors.of(element).elementSize();
      case RecordType(var fields) ->
          Alignment.alignTo(
              endOfLastField(fields, descriptors), Alignment.alignment(type, descriptors));
      case VariantType(var cases) ->
          Alignment.alignTo(
              payloadOffset(cases, descriptors) + maxCaseSize(cases, descriptors),
              Alignment.alignment(type, descriptors));
      case FlagsType(var labels) -> flagsByteLength(labels.size());
      case OwnType _, BorrowType _, StreamType _, FutureType _, ErrorContextType _ -> 4;
    };
  }

  private static long elementSize(Primitive type, PointerType pointer) {
    return switch (type) {
      case BOOL, S8, U8 -> 1;
      case S16, U16 -> 2;
      case S32, U32, F32, CHAR -> 4;
      case S64, U64, F64 -> 8;
      case STRING -> 2L * pointer.byteLength();
    };
  }

  private static long endOfLastField(List<Field> fields, Descriptors descriptors) {
    long end = 0;
    for (Field field : fields) {
      Descriptor descriptor = descriptors.of(field.type());
      end = Alignment.alignTo(end, descriptor.alignment()) + descriptor.elementSize();
    }
    return end;
  }

  /** {@return the distance from the start of a variant to its payload, for whichever case} */
  static long payloadOffset(List<Case> cases, Descriptors descriptors) {
    return Alignment.alignTo(
        discriminantByteLength(cases.size()), Alignment.maxCaseAlignment(cases, descriptors));
  }

  private static long maxCaseSize(List<Case> cases, Descriptors descriptors) {
    long size = 0;
    for (Case variantCase : cases) {
      if (variantCase.payload().isPresent()) {
        size = Math.max(size, descriptors.of(variantCase.payload().orElseThrow()).elementSize());
      }
    }
    return size;
  }

  /** {@return the size of the smallest unsigned integer that numbers the cases from 0} */
  static int discriminantByteLength(int caseCount) {
    if (caseCount <= 1 << 8) {
      return 1;
    }
    return caseCount <= 1 << 16 ? 2 : 4;
  }

  /** {@return the size, and the alignment, of flags of at most 32 labels} */
  static int flagsByteLength(int labelCount) {
    if (labelCount <= 8) {
      return 1;
    }
    return labelCount <= 16 ? 2 : 4;
  }
}
