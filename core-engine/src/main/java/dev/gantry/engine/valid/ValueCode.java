package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ValueType;

/**
 * A value type as a number, so that the stacks of the validator are arrays of {@code int}.
 *
 * <p>Numbers and vectors have the codes of the binary format; a reference is a bit, its
 * nullability, and a heap code: that of an abstract heap type, or the lowest index of a type in its
 * module.
 */
final class ValueCode {
  /** Any type: an operand of unreachable code (core A.3). */
  static final int BOTTOM = 0;

  private static final int REFERENCE = 0x4000_0000;
  private static final int NULLABLE = 0x2000_0000;
  private static final int HEAP = 0x1FFF_FFFF;

  /** The bit of a heap code that tells a type of the module from an abstract one. */
  private static final int DEFINED = 0x1000_0000;

  /** The heap code below all others, which no text writes. */
  static final int BOTTOM_HEAP = 0;

  static final int I32 = of(ValueType.NumberType.I32);
  static final int I64 = of(ValueType.NumberType.I64);
  static final int F32 = of(ValueType.NumberType.F32);
  static final int F64 = of(ValueType.NumberType.F64);
  static final int V128 = of(ValueType.NumberType.V128);

  private ValueCode() {}

  static int of(ValueType.NumberType type) {
    return type.code();
  }

  /** {@return the number or vector type of a code} */
  static ValueType.NumberType number(int code) {
    for (var type : ValueType.NumberType.values()) {
      if (type.code() == code) {
        return type;
      }
    }
    throw new AssertionError(code);
  }

  static int reference(boolean nullable, int heap) {
    return REFERENCE | (nullable ? NULLABLE : 0) | heap;
  }

  static int reference(boolean nullable, HeapType.Abstract heapType) {
    return reference(nullable, heapType.code());
  }

  static int definedHeap(int typeIndex) {
    return DEFINED | typeIndex;
  }

  static boolean isReference(int code) {
    return (code & REFERENCE) != 0;
  }

  static boolean isNumberOrVector(int code) {
    return code != BOTTOM && !isReference(code);
  }

  static boolean isNullable(int reference) {
    return (reference & NULLABLE) != 0;
  }

  /** {@return whether a local of this type begins with a value of its own} */
  static boolean isDefaultable(int code) {
    return !isReference(code) || isNullable(code);
  }

  static int heap(int reference) {
    return reference & HEAP;
  }

  static boolean isDefined(int heap) {
    return (heap & DEFINED) != 0;
  }

  static int typeIndex(int heap) {
    return heap & ~DEFINED;
  }

  /** {@return the same reference type with another nullability} */
  static int withNullable(int reference, boolean nullable) {
    return reference(nullable, heap(reference));
  }
}
