package dev.gantry.engine.generated;

import dev.gantry.engine.AbstractHeapType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.HeapType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.ValueType;
import java.util.List;

/** Makes functions that are not compiled callable from compiled code. */
final class CallTargets {
  private CallTargets() {}

  /** {@return an object with the call interface of the function's shape} */
  static Object callee(FunctionReference function) {
    if (function instanceof HostReference host) {
      return host.newCallee();
    }
    return Adapters.adapt(
        shapeKey(function.type()),
        (caller, arguments) -> function.invoke((GuestInstance) caller, arguments));
  }

  /** {@return the name of the shape in which functions of a type are called} */
  static String shapeKey(FunctionType type) {
    return letters(type.parameters()) + '_' + letters(type.results());
  }

  private static String letters(List<ValueType> types) {
    var letters = new StringBuilder();
    for (ValueType type : types) {
      letters.append(letter(type));
    }
    return letters.toString();
  }

  private static char letter(ValueType type) {
    return switch (type) {
      case NumberType number ->
          switch (number) {
            case I32 -> 'I';
            case I64 -> 'J';
            case F32 -> 'F';
            case F64 -> 'D';
            case V128 -> 'V';
          };
      case ReferenceType reference -> letter(reference.heapType());
    };
  }

  private static char letter(HeapType type) {
    return switch (type) {
      case GuestType defined -> defined.composite() instanceof FunctionType ? 'U' : 'A';
      case AbstractHeapType known ->
          switch (known) {
            case FUNC, NOFUNC -> 'U';
            case EXN, NOEXN -> 'X';
            case ANY, EQ, I31, STRUCT, ARRAY, NONE, EXTERN, NOEXTERN -> 'A';
          };
    };
  }
}
