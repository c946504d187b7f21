package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Boxed values in arrays, as exceptions carry them and as the host passes them. */
final class Boxes {
  private static final ClassDesc V128 = ClassDesc.of("dev.gantry.engine.V128");

  private Boxes() {}

  /** Pops operands and leaves an array of them on the stack of the virtual machine. */
  static void popToArray(MethodEmitter method, List<Kind> kinds) {
    CodeBuilder code = method.code();
    int[] carriers = method.branches().borrow(kinds);
    method.branches().store(kinds, carriers);
    method.pop(kinds.size());
    code.loadConstant(kinds.size()).anewarray(CD_Object);
    for (int position = 0; position < kinds.size(); position++) {
      code.dup().loadConstant(position);
      method.slots().load(kinds.get(position), carriers[position]);
      box(code, kinds.get(position));
      code.aastore();
    }
    method.branches().release(kinds, carriers);
  }

  /** Pushes the elements of an array as operands. */
  static void pushFromArray(MethodEmitter method, List<Kind> kinds, Runnable loadArray) {
    for (int position = 0; position < kinds.size(); position++) {
      loadArray.run();
      method.code().loadConstant(position).aaload();
      unbox(method.code(), kinds.get(position));
      method.push(kinds.get(position));
    }
  }

  /** Boxes the top of the stack. */
  static void box(CodeBuilder code, Kind kind) {
    switch (kind) {
      case INT, LONG, FLOAT, DOUBLE -> {
        ClassDesc box = boxOf(kind);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.type()));
      }
      case VECTOR ->
          code.invokestatic(
              Abi.BOXES, "box", MethodTypeDesc.of(CD_Object, kind.type(), kind.type()));
      case OBJECT, FUNCTION, EXCEPTION -> {}
    }
  }

  /** Takes the top of the stack out of its box; a vector as its two halves. */
  static void unbox(CodeBuilder code, Kind kind) {
    switch (kind) {
      case INT, LONG, FLOAT, DOUBLE ->
          code.checkcast(boxOf(kind))
              .invokevirtual(
                  boxOf(kind), kind.type().displayName() + "Value", MethodTypeDesc.of(kind.type()));
      case VECTOR ->
          code.checkcast(V128)
              .dup()
              .invokevirtual(V128, "low", MethodTypeDesc.of(kind.type()))
              .dup2_x1()
              .pop2()
              .invokevirtual(V128, "high", MethodTypeDesc.of(kind.type()));
      case OBJECT -> {}
      case FUNCTION, EXCEPTION -> code.checkcast(kind.type());
    }
  }

  private static ClassDesc boxOf(Kind kind) {
    return switch (kind) {
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case OBJECT, FUNCTION, EXCEPTION, VECTOR -> throw new AssertionError("no box: " + kind);
    };
  }
}
