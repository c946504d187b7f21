package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.abi.PointerType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Code for the core values of a call as a whole. */
public final class Signatures {
  public static final int MAX_FLAT_PARAMETERS = 16;

  private Signatures() {}

  /** Makes the address on the stack, a core value, a long. */
  public static void widen(Emission e, Side side) {
    if (side.pointer() == PointerType.I32) {
      Scalars.widen(e);
    }
  }

  /** Makes the address on the stack, a long, a core value. */
  public static void narrow(Emission e, Side side) {
    if (side.pointer() == PointerType.I32) {
      e.code.l2i();
    }
  }

  /** Pushes core values as an array of their bits. */
  public static void pushBits(Emission e, List<Local> flat) {
    e.code.loadConstant(flat.size()).newarray(TypeKind.LONG);
    for (int i = 0; i < flat.size(); i++) {
      Local value = flat.get(i);
      e.code.dup().loadConstant(i).loadLocal(value.kind(), value.slot());
      toBits(e, value.kind());
      e.code.lastore();
    }
  }

  private static void toBits(Emission e, TypeKind kind) {
    switch (kind) {
      case FLOAT -> {
        e.code.invokestatic(
            ClassDesc.of("java.lang.Float"),
            "floatToRawIntBits",
            MethodTypeDesc.of(CD_int, CD_float));
        Scalars.widen(e);
      }
      case DOUBLE ->
          e.code.invokestatic(
              ClassDesc.of("java.lang.Double"),
              "doubleToRawLongBits",
              MethodTypeDesc.of(CD_long, CD_double));
      case INT -> Scalars.widen(e);
      default -> {}
    }
  }
}
