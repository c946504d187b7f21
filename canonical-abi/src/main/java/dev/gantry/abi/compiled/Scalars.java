package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.abi.Layout;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.Label;

/** Code for scalars that is the same wherever they come from. */
public final class Scalars {
  private Scalars() {}

  /** Checks a scalar on the stack, and brings it into its normal form. */
  public static void normalize(Emission e, Primitive type, Side side) {
    switch (type) {
      case BOOL -> {
        Label zero = e.code.newLabel();
        Label end = e.code.newLabel();
        e.code.ifeq(zero).iconst_1().goto_(end);
        e.code.labelBinding(zero).iconst_0().labelBinding(end);
      }
      case S8 -> e.code.i2b();
      case U8 -> e.code.loadConstant(0xFF).iand();
      case S16 -> e.code.i2s();
      case U16 -> e.code.i2c();
      case S32, U32, S64, U64 -> {}
      case F32 -> e.guestStatic("canonical", CD_float, CD_float);
      case F64 -> e.guestStatic("canonical", CD_double, CD_double);
      case CHAR -> {
        e.guest(side);
        e.code.swap();
        e.guestCall("codePoint", CD_int, CD_int);
      }
      case STRING -> throw new AssertionError("a string is not a scalar");
    }
  }

  /** Makes the unsigned int on the stack a long. */
  public static void widen(Emission e) {
    e.code.i2l().loadConstant(0xFFFF_FFFFL).land();
  }

  /** Clears the bits of flags on the stack that have no label. */
  public static void mask(Emission e, Layout.Bits layout) {
    int count = layout.labels().size();
    if (count < 32) {
      e.code.loadConstant((1 << count) - 1).iand();
    }
  }
}
