package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;

/** Writes the passage between an array of boxed values and a call of a shape. */
final class BoxedCall {
  private final CodeBuilder code;
  private final CallShape shape;
  private final int boxedSlot;

  BoxedCall(CodeBuilder code, CallShape shape, int boxedSlot) {
    this.code = code;
    this.shape = shape;
    this.boxedSlot = boxedSlot;
  }

  /** Pushes the arguments as the shape passes them. */
  void pushArguments() {
    List<Kind> kinds = shape.parameters();
    if (shape.isWide()) {
      Wide.packBoxed(code, kinds, boxedSlot);
      return;
    }
    for (int position = 0; position < kinds.size(); position++) {
      code.aload(boxedSlot).loadConstant(position).aaload();
      Boxes.unbox(code, kinds.get(position));
    }
  }

  /** Replaces the returned value by an array of all results; the instance has the others. */
  void boxResults(int instanceSlot) {
    List<Kind> kinds = shape.results();
    if (kinds.isEmpty()) {
      code.iconst_0().anewarray(CD_Object);
      return;
    }
    Kind first = kinds.getFirst();
    if (first == Kind.VECTOR) {
      loadCells(instanceSlot, first);
      code.iconst_1().arrayLoad(TypeKind.LONG);
    }
    Boxes.box(code, first);
    int value = code.allocateLocal(TypeKind.REFERENCE);
    code.astore(value).loadConstant(kinds.size()).anewarray(CD_Object);
    code.dup().iconst_0().aload(value).aastore();
    for (int position = 1; position < kinds.size(); position++) {
      Kind kind = kinds.get(position);
      code.dup().loadConstant(position);
      loadCells(instanceSlot, kind);
      int cell = Results.cell(kind, position);
      code.loadConstant(cell).arrayLoad(kind.jvm());
      if (kind == Kind.VECTOR) {
        loadCells(instanceSlot, kind);
        code.loadConstant(cell + 1).laload();
      }
      Boxes.box(code, kind);
      code.aastore();
    }
  }

  private void loadCells(int instanceSlot, Kind kind) {
    code.aload(instanceSlot);
    Results.getCells(code, kind);
  }
}
