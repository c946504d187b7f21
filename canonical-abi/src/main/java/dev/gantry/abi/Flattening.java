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
import java.util.ArrayList;
import java.util.List;

/**
 * The core types in which values travel as parameters and results (CanonicalABI.md, Flattening).
 *
 * <p>No more than {@value #LONGEST} flat types are computed: that many do not fit any signature,
 * and the flat form of {@code list<u8, 100000000>} would fill the heap. The first flat types of a
 * whole depend on the first ones of its parts alone, so nothing is lost by cutting the parts short.
 */
final class Flattening {
  static final int MAX_FLAT_PARAMETERS = 16;
  static final int MAX_FLAT_ASYNC_PARAMETERS = 4;
  static final int MAX_FLAT_RESULTS = 1;

  private static final int LONGEST = MAX_FLAT_PARAMETERS + 1;

  private Flattening() {}

  /** {@return the first flat types of a value type, at least one} */
  static List<CoreType> flatten(Fundamental type, Descriptors descriptors) {
    return switch (type) {
      case Primitive primitive -> flatten(primitive, descriptors.pointer());
      case ListType _ -> pointerAndLength(descriptors.pointer());
      case FixedListType(var element, var length) ->
          repeat(descriptors.of(element).flatTypes(), length);
      case RecordType(var fields) ->
          flattenAll(fields.stream().map(Field::type).toList(), descriptors);
      case VariantType(var cases) -> flattenVariant(cases, descriptors);
      case FlagsType _, OwnType _, BorrowType _, StreamType _, FutureType _ ->
          List.of(CoreType.I32);
      case ErrorContextType _ -> List.of(CoreType.I32);
    };
  }

  /** {@return the first flat types of values in a row} */
  static List<CoreType> flattenAll(List<ValueType> types, Descriptors descriptors) {
    var flat = new ArrayList<CoreType>();
    for (ValueType type : types) {
      if (flat.size() >= LONGEST) {
        break;
      }
      flat.addAll(descriptors.of(type).flatTypes());
    }
    return shorten(flat);
  }

  private static List<CoreType> flatten(Primitive type, PointerType pointer) {
    return switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, CHAR -> List.of(CoreType.I32);
      case S64, U64 -> List.of(CoreType.I64);
      case F32 -> List.of(CoreType.F32);
      case F64 -> List.of(CoreType.F64);
      case STRING -> pointerAndLength(pointer);
    };
  }

  private static List<CoreType> pointerAndLength(PointerType pointer) {
    return List.of(pointer.coreType(), pointer.coreType());
  }

  private static List<CoreType> repeat(List<CoreType> element, long count) {
    var flat = new ArrayList<CoreType>();
    for (long i = 0; i < count && flat.size() < LONGEST; i++) {
      flat.addAll(element);
    }
    return shorten(flat);
  }

  private static List<CoreType> flattenVariant(List<Case> cases, Descriptors descriptors) {
    var flat = new ArrayList<CoreType>();
    flat.add(CoreType.I32); // the discriminant, whatever its size in memory
    for (Case variantCase : cases) {
      if (variantCase.payload().isPresent()) {
        joinAll(flat, descriptors.of(variantCase.payload().orElseThrow()).flatTypes());
      }
    }
    return shorten(flat);
  }

  private static void joinAll(List<CoreType> flat, List<CoreType> payload) {
    for (int i = 0; i < payload.size(); i++) {
      if (i + 1 < flat.size()) {
        flat.set(i + 1, join(flat.get(i + 1), payload.get(i)));
      } else {
        flat.add(payload.get(i));
      }
    }
  }

  /** {@return the narrowest core type that holds the bits of either} */
  static CoreType join(CoreType a, CoreType b) {
    if (a == b) {
      return a;
    }
    return is32Bits(a) && is32Bits(b) ? CoreType.I32 : CoreType.I64;
  }

  private static boolean is32Bits(CoreType type) {
    return switch (type) {
      case I32, F32 -> true;
      case I64, F64 -> false;
    };
  }

  private static List<CoreType> shorten(List<CoreType> flat) {
    return List.copyOf(flat.subList(0, Math.min(flat.size(), LONGEST)));
  }
}
