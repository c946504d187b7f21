package dev.gantry.engine.link;

import static dev.gantry.engine.AbstractHeapType.*;

import dev.gantry.engine.AbstractHeapType;
import dev.gantry.engine.ArrayType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HeapType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GuestType;

/** Which closed types lie below which (core 3.3). */
final class Subtyping {
  private Subtyping() {}

  static boolean matches(ValueType type, ValueType above) {
    if (type instanceof ReferenceType reference && above instanceof ReferenceType other) {
      return (other.nullable() || !reference.nullable())
          && matches(reference.heapType(), other.heapType());
    }
    return type.equals(above);
  }

  static boolean matches(HeapType type, HeapType above) {
    return switch (type) {
      case GuestType defined ->
          switch (above) {
            case GuestType other -> defined.matches(other);
            case AbstractHeapType known -> matches(kind(defined), known);
          };
      case AbstractHeapType bottom ->
          switch (above) {
            case GuestType other -> bottom == (kind(other) == FUNC ? NOFUNC : NONE);
            case AbstractHeapType known -> matches(bottom, known);
          };
    };
  }

  private static AbstractHeapType kind(GuestType type) {
    return switch (type.composite()) {
      case FunctionType _ -> FUNC;
      case StructType _ -> STRUCT;
      case ArrayType _ -> ARRAY;
    };
  }

  private static boolean matches(AbstractHeapType type, AbstractHeapType above) {
    if (type == above) {
      return true;
    }
    return switch (above) {
      case ANY -> type == EQ || type == I31 || type == STRUCT || type == ARRAY || type == NONE;
      case EQ -> type == I31 || type == STRUCT || type == ARRAY || type == NONE;
      case I31, STRUCT, ARRAY -> type == NONE;
      case FUNC -> type == NOFUNC;
      case EXTERN -> type == NOEXTERN;
      case EXN -> type == NOEXN;
      case NONE, NOFUNC, NOEXTERN, NOEXN -> false;
    };
  }
}
