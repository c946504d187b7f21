package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_short;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/**
 * What is read from memory or written to it.
 *
 * @param kind of the value on the stack
 * @param byteLength in memory
 * @param signed whether a narrow integer is sign-extended
 */
record Access(Kind kind, int byteLength, boolean signed) {
  private static final long LOW_8 = 0xFFL;
  private static final long LOW_16 = 0xFFFFL;
  private static final long LOW_32 = 0xFFFF_FFFFL;

  /** {@return the access that an opcode makes, whose immediates say how many bytes} */
  static Access of(Opcode opcode, Kind kind, boolean signed) {
    return new Access(kind, opcode.immediates().accessByteLength(), signed);
  }

  /** {@return the type in which a handle reads or writes it} */
  ClassDesc type() {
    return switch (byteLength) {
      case 1 -> CD_byte;
      case 2 -> CD_short;
      case 4 -> kind == Kind.FLOAT ? ConstantDescs.CD_float : ConstantDescs.CD_int;
      case 8 -> kind == Kind.DOUBLE ? ConstantDescs.CD_double : ConstantDescs.CD_long;
      default -> throw new AssertionError("no access of " + byteLength + " bytes");
    };
  }

  /** {@return the name of that type as a part of names} */
  String typeName() {
    return switch (byteLength) {
      case 1 -> "Byte";
      case 2 -> "Short";
      case 4 -> kind == Kind.FLOAT ? "Float" : "Int";
      case 8 -> kind == Kind.DOUBLE ? "Double" : "Long";
      default -> throw new AssertionError("no access of " + byteLength + " bytes");
    };
  }

  /** {@return the kind of what is stored while it waits for its address} */
  Kind narrowKind() {
    return kind == Kind.LONG && byteLength < 8 ? Kind.INT : kind;
  }

  /** Makes the value of the stack of what was read. */
  void widen(CodeBuilder code) {
    if (kind == Kind.LONG && byteLength < 8) {
      code.i2l();
      if (!signed) {
        code.loadConstant(byteLength == 1 ? LOW_8 : byteLength == 2 ? LOW_16 : LOW_32).land();
      }
    } else if (kind == Kind.INT && byteLength < 4 && !signed) {
      code.loadConstant((int) (byteLength == 1 ? LOW_8 : LOW_16)).iand();
    }
  }

  /** Makes of the value of the stack what is to be written. */
  void narrow(CodeBuilder code) {
    if (kind == Kind.LONG && byteLength < 8) {
      code.l2i();
    }
    if (byteLength == 1) {
      code.i2b();
    } else if (byteLength == 2) {
      code.i2s();
    }
  }
}
