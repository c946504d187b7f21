package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Parameters that are more than a method can have: each has the element of its position in an array
 * of longs or of references, a vector two of them.
 */
final class Wide {
  private static final MethodTypeDesc FLOAT_TO_BITS = MethodTypeDesc.of(CD_int, CD_float);
  private static final MethodTypeDesc DOUBLE_TO_BITS = MethodTypeDesc.of(CD_long, CD_double);

  private Wide() {}

  /** Replaces arguments on the stack by the two arrays. */
  static void pack(MethodEmitter method, CallShape shape) {
    CodeBuilder code = method.code();
    List<Kind> kinds = shape.parameters();
    int numbers = method.slots().borrow(Kind.OBJECT);
    int references = method.slots().borrow(Kind.OBJECT);
    code.loadConstant(2 * kinds.size()).newarray(TypeKind.LONG).astore(numbers);
    code.loadConstant(kinds.size()).anewarray(CD_Object).astore(references);
    for (int position = kinds.size() - 1; position >= 0; position--) {
      Kind kind = kinds.get(position);
      int value = method.slots().borrow(kind);
      method.slots().store(kind, value);
      if (kind.isReference()) {
        code.aload(references).checkcast(Abi.OBJECTS).loadConstant(position).aload(value).aastore();
      } else {
        code.aload(numbers).checkcast(CD_long.arrayType()).loadConstant(2 * position);
        code.loadLocal(kind.jvm(), value);
        toBits(code, kind);
        code.lastore();
        if (kind == Kind.VECTOR) {
          code.aload(numbers).checkcast(CD_long.arrayType()).loadConstant(2 * position + 1);
          code.lload(value + 2).lastore();
        }
      }
      method.slots().release(kind, value);
    }
    code.aload(numbers).checkcast(CD_long.arrayType());
    code.aload(references).checkcast(Abi.OBJECTS);
    method.slots().release(Kind.OBJECT, numbers);
    method.slots().release(Kind.OBJECT, references);
  }

  /** Pushes the two arrays, made of an array of boxed values. */
  static void packBoxed(CodeBuilder code, List<Kind> kinds, int boxedSlot) {
    int numbers = code.allocateLocal(TypeKind.REFERENCE);
    int references = code.allocateLocal(TypeKind.REFERENCE);
    int half = code.allocateLocal(TypeKind.LONG);
    code.loadConstant(2 * kinds.size()).newarray(TypeKind.LONG).astore(numbers);
    code.loadConstant(kinds.size()).anewarray(CD_Object).astore(references);
    for (int position = 0; position < kinds.size(); position++) {
      Kind kind = kinds.get(position);
      code.aload(kind.isReference() ? references : numbers);
      code.loadConstant(kind.isReference() ? position : 2 * position);
      code.aload(boxedSlot).loadConstant(position).aaload();
      if (kind.isReference()) {
        code.aastore();
        continue;
      }
      Boxes.unbox(code, kind);
      if (kind == Kind.VECTOR) {
        code.lstore(half).lastore();
        code.aload(numbers).loadConstant(2 * position + 1).lload(half);
      }
      toBits(code, kind);
      code.lastore();
    }
    code.aload(numbers).aload(references);
  }

  /** Pushes the two arrays, made of cells of the transfer area. */
  static void packCells(CodeBuilder code, List<Kind> kinds, int instanceSlot) {
    int numbers = code.allocateLocal(TypeKind.REFERENCE);
    int references = code.allocateLocal(TypeKind.REFERENCE);
    int half = code.allocateLocal(TypeKind.LONG);
    code.loadConstant(2 * kinds.size()).newarray(TypeKind.LONG).astore(numbers);
    code.loadConstant(kinds.size()).anewarray(CD_Object).astore(references);
    for (int position = 0; position < kinds.size(); position++) {
      Kind kind = kinds.get(position);
      code.aload(kind.isReference() ? references : numbers);
      code.loadConstant(kind.isReference() ? position : 2 * position);
      Results.get(code, kind, position, instanceSlot);
      if (kind.isReference()) {
        code.aastore();
        continue;
      }
      if (kind == Kind.VECTOR) {
        code.lstore(half).lastore();
        code.aload(numbers).loadConstant(2 * position + 1).lload(half);
      }
      toBits(code, kind);
      code.lastore();
    }
    code.aload(numbers).aload(references);
  }

  /** Takes the parameters of a function out of the arrays, which are in slots 0 and 1. */
  static void unpack(MethodEmitter method, CallShape shape, int[] slots) {
    CodeBuilder code = method.code();
    List<Kind> kinds = shape.parameters();
    for (int position = 0; position < kinds.size(); position++) {
      Kind kind = kinds.get(position);
      slots[position] = method.slots().allocate(kind);
      load(code, kind, position, 0);
      method.slots().store(kind, slots[position]);
    }
  }

  /** Pushes an array of boxed values, made of the two arrays. */
  static void pushBoxed(CodeBuilder code, List<Kind> kinds, int first) {
    code.loadConstant(kinds.size()).anewarray(CD_Object);
    for (int position = 0; position < kinds.size(); position++) {
      code.dup().loadConstant(position);
      load(code, kinds.get(position), position, first);
      Boxes.box(code, kinds.get(position));
      code.aastore();
    }
  }

  /** Pushes an element of the arrays, which are in two slots from {@code first} on. */
  private static void load(CodeBuilder code, Kind kind, int position, int first) {
    if (kind.isReference()) {
      code.aload(first + 1).loadConstant(position).aaload();
      if (kind != Kind.OBJECT) {
        code.checkcast(kind.type());
      }
      return;
    }
    code.aload(first).loadConstant(2 * position).laload();
    switch (kind) {
      case INT -> code.l2i();
      case FLOAT -> {
        code.l2i();
        ConversionLowerings.reinterpretAsFloat(code);
      }
      case DOUBLE -> ConversionLowerings.reinterpretAsDouble(code);
      case VECTOR -> code.aload(first).loadConstant(2 * position + 1).laload();
      case LONG, OBJECT, FUNCTION, EXCEPTION -> {}
    }
  }

  private static void toBits(CodeBuilder code, Kind kind) {
    switch (kind) {
      case INT -> code.i2l();
      case FLOAT -> code.invokestatic(CD_Float, "floatToRawIntBits", FLOAT_TO_BITS).i2l();
      case DOUBLE -> code.invokestatic(CD_Double, "doubleToRawLongBits", DOUBLE_TO_BITS);
      case LONG, VECTOR, OBJECT, FUNCTION, EXCEPTION -> {}
    }
  }
}
