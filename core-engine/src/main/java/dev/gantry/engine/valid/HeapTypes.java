package dev.gantry.engine.valid;

import static dev.gantry.engine.syntax.HeapType.Abstract.*;

import dev.gantry.engine.syntax.HeapType.Abstract;

/** How the heap types that every module knows lie below one another (core 3.3.3). */
final class HeapTypes {
  private static final Abstract[] BY_CODE = new Abstract[0x80];

  static {
    for (var type : Abstract.values()) {
      BY_CODE[type.code()] = type;
    }
  }

  private HeapTypes() {}

  /** {@return whether one type is the other or lies below it} */
  static boolean matches(Abstract type, Abstract above) {
    if (type == above) {
      return true;
    }
    return switch (type) {
      case NONE -> top(above) == ANY;
      case NOFUNC -> above == FUNC;
      case NOEXTERN -> above == EXTERN;
      case NOEXN -> above == EXN;
      case I31, STRUCT, ARRAY -> above == EQ || above == ANY;
      case EQ -> above == ANY;
      case ANY, FUNC, EXTERN, EXN -> false;
    };
  }

  /** {@return whether what a defined type describes lies below an abstract type} */
  static boolean matches(CanonicalType.Kind kind, Abstract above) {
    return matches(abstractOf(kind), above);
  }

  /** {@return whether an abstract type lies below every type of a kind} */
  static boolean isBelow(Abstract type, CanonicalType.Kind kind) {
    return type == (kind == CanonicalType.Kind.FUNCTION ? NOFUNC : NONE);
  }

  /** {@return the abstract type right above the defined types of a kind} */
  static Abstract abstractOf(CanonicalType.Kind kind) {
    return switch (kind) {
      case FUNCTION -> FUNC;
      case STRUCT -> STRUCT;
      case ARRAY -> ARRAY;
    };
  }

  /** {@return the topmost type above a type} */
  static Abstract top(Abstract type) {
    return switch (type) {
      case ANY, EQ, I31, STRUCT, ARRAY, NONE -> ANY;
      case FUNC, NOFUNC -> FUNC;
      case EXTERN, NOEXTERN -> EXTERN;
      case EXN, NOEXN -> EXN;
    };
  }

  /** {@return the type that the binary format encodes with a byte} */
  static Abstract of(int code) {
    return BY_CODE[code];
  }
}
