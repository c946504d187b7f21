package dev.gantry.component.typed;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Boxes of primitive values. */
final class Boxing {
  private Boxing() {}

  /** Makes an object of the value on the stack. */
  static void box(CodeBuilder code, ClassDesc type) {
    if (type.isPrimitive()) {
      ClassDesc boxed = boxed(type);
      code.invokestatic(boxed, "valueOf", MethodTypeDesc.of(boxed, type));
    }
  }

  /** Makes a value of the object on the stack. */
  static void unbox(CodeBuilder code, ClassDesc type) {
    if (type.isPrimitive()) {
      ClassDesc boxed = boxed(type);
      code.checkcast(boxed)
          .invokevirtual(boxed, type.displayName() + "Value", MethodTypeDesc.of(type));
    } else {
      code.checkcast(type);
    }
  }

  private static ClassDesc boxed(ClassDesc primitive) {
    return ClassDesc.of(
        switch (primitive.descriptorString().charAt(0)) {
          case 'Z' -> "java.lang.Boolean";
          case 'B' -> "java.lang.Byte";
          case 'S' -> "java.lang.Short";
          case 'C' -> "java.lang.Character";
          case 'I' -> "java.lang.Integer";
          case 'J' -> "java.lang.Long";
          case 'F' -> "java.lang.Float";
          case 'D' -> "java.lang.Double";
          default -> throw new AssertionError(primitive);
        });
  }
}
