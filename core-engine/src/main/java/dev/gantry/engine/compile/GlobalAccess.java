package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;

/**
 * How a global is read and written.
 *
 * <p>One that nobody else can see is a field of the instance; others are in a cell that the
 * instance has a field for.
 *
 * @param index of the global
 * @param isPrivate whether the module neither imports nor exports it
 */
record GlobalAccess(ClassDesc instance, int index, Kind kind, boolean isPrivate) {

  /** {@return the name of the field that holds the value or the cell} */
  String field() {
    return "g" + index;
  }

  /** {@return the name of the second field of a vector} */
  String highField() {
    return "h" + index;
  }

  /** {@return the class of cells of this kind} */
  ClassDesc cell() {
    return Abi.of(
        "GlobalCell$"
            + switch (kind) {
              case INT -> "OfInt";
              case LONG -> "OfLong";
              case FLOAT -> "OfFloat";
              case DOUBLE -> "OfDouble";
              case VECTOR -> "OfVector";
              case OBJECT, FUNCTION, EXCEPTION -> "OfReference";
            });
  }

  /** {@return the type of the value in a cell} */
  ClassDesc cellType() {
    return kind.isReference() ? CD_Object : kind.type();
  }

  void load(MethodEmitter method) {
    CodeBuilder code = method.code();
    method.loadInstance();
    if (isPrivate) {
      code.getfield(instance, field(), kind.type());
      if (kind == Kind.VECTOR) {
        method.loadInstance();
        code.getfield(instance, highField(), kind.type());
      }
    } else {
      code.getfield(instance, field(), cell());
      if (kind == Kind.VECTOR) {
        code.dup().getfield(cell(), "low", kind.type()).dup2_x1().pop2();
        code.getfield(cell(), "high", kind.type());
      } else {
        code.getfield(cell(), "value", cellType());
        if (kind == Kind.FUNCTION || kind == Kind.EXCEPTION) {
          code.checkcast(kind.type());
        }
      }
    }
    method.push(kind);
  }

  void store(MethodEmitter method) {
    CodeBuilder code = method.code();
    method.pop();
    if (kind == Kind.VECTOR) {
      int value = method.slots().borrow(kind);
      method.slots().store(kind, value);
      storeHalf(method, value, field(), "low");
      storeHalf(method, value + 2, highField(), "high");
      method.slots().release(kind, value);
      return;
    }
    method.loadInstance();
    if (!isPrivate) {
      code.getfield(instance, field(), cell());
    }
    if (kind.slotCount() == 2) {
      code.dup_x2().pop();
    } else {
      code.swap();
    }
    if (isPrivate) {
      code.putfield(instance, field(), kind.type());
    } else {
      code.putfield(cell(), "value", cellType());
    }
  }

  private void storeHalf(MethodEmitter method, int slot, String ownField, String cellField) {
    CodeBuilder code = method.code();
    method.loadInstance();
    if (isPrivate) {
      code.lload(slot).putfield(instance, ownField, kind.type());
    } else {
      code.getfield(instance, field(), cell());
      code.lload(slot).putfield(cell(), cellField, kind.type());
    }
  }
}
