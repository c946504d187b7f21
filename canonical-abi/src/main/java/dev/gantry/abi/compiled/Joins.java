package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.abi.CoreType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * Conversions between the flat types of a variant's cases and what they were joined to
 * (CanonicalABI.md, Flat Lifting and Flat Lowering). The bits stay the same.
 */
final class Joins {
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

  private Joins() {}

  /** {@return the flat type of a scalar} */
  static CoreType flat(Primitive type) {
    return switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, CHAR -> CoreType.I32;
      case S64, U64 -> CoreType.I64;
      case F32 -> CoreType.F32;
      case F64 -> CoreType.F64;
      case STRING -> throw new AssertionError("a string is not a scalar");
    };
  }

  /** Makes of the value on the stack, which may be joined, the one that a case wants. */
  static void fromJoined(Emission e, TypeKind found, CoreType wanted) {
    switch (wanted) {
      case I32 -> {
        if (found == TypeKind.LONG) {
          e.code.l2i();
        }
      }
      case F32 -> {
        if (found == TypeKind.LONG) {
          e.code.l2i();
        }
        if (found != TypeKind.FLOAT) {
          e.code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
        }
      }
      case F64 -> {
        if (found == TypeKind.LONG) {
          e.code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
        }
      }
      case I64 -> {}
    }
  }

  /** Makes of the value of a case on the stack the one that it is joined to. */
  static void toJoined(Emission e, CoreType found, TypeKind wanted) {
    if (CallInterfaces.jvm(found).equals(jvm(wanted))) {
      return;
    }
    switch (found) {
      case F32 ->
          e.code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float));
      case F64 ->
          e.code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
      case I32, I64 -> {}
    }
    if (wanted == TypeKind.LONG && (found == CoreType.I32 || found == CoreType.F32)) {
      Scalars.widen(e);
    }
  }

  private static ClassDesc jvm(TypeKind kind) {
    return kind.upperBound();
  }
}
