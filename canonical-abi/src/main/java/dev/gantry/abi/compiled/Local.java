package dev.gantry.abi.compiled;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;

/** A local variable of generated code. */
public record Local(int slot, ClassDesc type) {
  TypeKind kind() {
    return TypeKind.from(type);
  }
}
