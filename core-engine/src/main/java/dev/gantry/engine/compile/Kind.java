package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** How a value stands on the stack and in the locals of a method. */
enum Kind {
  INT('I', CD_int, TypeKind.INT),
  LONG('J', CD_long, TypeKind.LONG),
  FLOAT('F', CD_float, TypeKind.FLOAT),
  DOUBLE('D', CD_double, TypeKind.DOUBLE),
  /** A reference of the {@code any} or {@code extern} hierarchy. */
  OBJECT('A', CD_Object, TypeKind.REFERENCE),
  /** A reference of the {@code func} hierarchy. */
  FUNCTION('U', Abi.FUNCTION_REFERENCE, TypeKind.REFERENCE),
  /** A reference of the {@code exn} hierarchy. */
  EXCEPTION('X', Abi.EXCEPTION, TypeKind.REFERENCE),
  /** A vector: two longs, the one with bytes 0 to 7 below the other. */
  VECTOR('V', CD_long, TypeKind.LONG);

  private final char letter;

  @SuppressWarnings("ImmutableEnumChecker") // A ClassDesc is immutable, but not annotated so.
  private final ClassDesc type;

  private final TypeKind jvm;

  Kind(char letter, ClassDesc type, TypeKind jvm) {
    this.letter = letter;
    this.type = type;
    this.jvm = jvm;
  }

  /** {@return the kind that a letter stands for} */
  static Kind ofLetter(char letter) {
    for (Kind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new AssertionError("no kind: " + letter);
  }

  /** {@return the letter that stands for it in the names of call interfaces} */
  char letter() {
    return letter;
  }

  /** {@return the type of the value, of one half for a vector} */
  ClassDesc type() {
    return type;
  }

  /** {@return the kind of value that instructions move, one half at a time for a vector} */
  TypeKind jvm() {
    return jvm;
  }

  /** {@return the number of local slots that it takes} */
  int slotCount() {
    return this == VECTOR ? 4 : jvm.slotSize();
  }

  boolean isReference() {
    return jvm == TypeKind.REFERENCE;
  }
}
