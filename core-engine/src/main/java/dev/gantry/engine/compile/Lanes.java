package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** The lanes that a vector of the JDK's vector API is divided into. */
enum Lanes {
  BYTES("Byte", CD_byte, 1),
  SHORTS("Short", CD_short, 2),
  INTS("Int", CD_int, 4),
  LONGS("Long", CD_long, 8),
  FLOATS("Float", CD_float, 4),
  DOUBLES("Double", CD_double, 8);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // A ClassDesc is immutable, but not annotated so.
  private final ClassDesc type;

  @SuppressWarnings("ImmutableEnumChecker") // A ClassDesc is immutable, but not annotated so.
  private final ClassDesc element;

  private final int byteLength;

  Lanes(String title, ClassDesc element, int byteLength) {
    this.title = title;
    this.type = ClassDesc.of(VectorApi.PACKAGE, title + "Vector");
    this.element = element;
    this.byteLength = byteLength;
  }

  /** {@return the class of vectors of such lanes} */
  ClassDesc type() {
    return type;
  }

  /** {@return the type of a lane} */
  ClassDesc element() {
    return element;
  }

  /** {@return the bytes of a lane} */
  int byteLength() {
    return byteLength;
  }

  /** {@return integers of the same width} */
  Lanes integers() {
    return switch (this) {
      case FLOATS -> INTS;
      case DOUBLES -> LONGS;
      case BYTES, SHORTS, INTS, LONGS -> this;
    };
  }

  /** {@return the name of the method that views a vector as one of these lanes} */
  String viewName() {
    return "reinterpretAs" + title + "s";
  }

  /** Views the vector on top of the stack as one of other lanes. */
  void as(CodeBuilder code, Lanes other) {
    if (other != this) {
      code.invokevirtual(type, other.viewName(), MethodTypeDesc.of(other.type));
    }
  }
}
