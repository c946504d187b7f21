package dev.gantry.engine.valid;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Opcode;

/** The rules for reference instructions (core 3.4.6), and conversions between hierarchies. */
final class ReferenceRules {
  private static final int NULLABLE_EQ = ValueCode.reference(true, HeapType.Abstract.EQ);
  private static final int NULLABLE_I31 = ValueCode.reference(true, HeapType.Abstract.I31);
  private static final int I31 = ValueCode.reference(false, HeapType.Abstract.I31);

  private final ModuleContext context;
  private final TypeSpace types;
  private final InstructionCursor cursor;
  private final Stacks stacks;

  ReferenceRules(ModuleContext context, InstructionCursor cursor, Stacks stacks) {
    this.context = context;
    this.types = context.types;
    this.cursor = cursor;
    this.stacks = stacks;
  }

  void nullReference() {
    stacks.push(ValueCode.reference(true, heap()));
  }

  void isNull() {
    stacks.popReference();
    stacks.push(ValueCode.I32);
  }

  void asNonNull() {
    stacks.push(ValueCode.withNullable(stacks.popReference(), false));
  }

  void function() {
    int typeIndex = context.functionTypeIndex(cursor.index(), cursor.offset());
    if (!context.declaredReferences.get(cursor.index())) {
      throw stacks.invalid("undeclared function reference " + cursor.index());
    }
    stacks.push(types.referenceCode(false, typeIndex));
  }

  void areEqual() {
    stacks.pop(NULLABLE_EQ, NULLABLE_EQ);
    stacks.push(ValueCode.I32);
  }

  void test() {
    stacks.pop(ValueCode.reference(true, types.topHeap(heap())));
    stacks.push(ValueCode.I32);
  }

  void cast() {
    int heap = heap();
    stacks.pop(ValueCode.reference(true, types.topHeap(heap)));
    stacks.push(ValueCode.reference(cursor.opcode() == Opcode.REF_CAST_NULL, heap));
  }

  private int heap() {
    var heapType = cursor.heapType();
    context.requireHeapType(heapType, cursor.offset());
    return types.heapCode(heapType);
  }

  void i31FromNumber() {
    stacks.pop(ValueCode.I32);
    stacks.push(I31);
  }

  void numberFromI31() {
    stacks.pop(NULLABLE_I31);
    stacks.push(ValueCode.I32);
  }

  void convert(HeapType.Abstract from, HeapType.Abstract to) {
    boolean nullable = ValueCode.isNullable(stacks.peekReference());
    stacks.pop(ValueCode.reference(nullable, from));
    stacks.push(ValueCode.reference(nullable, to));
  }
}
