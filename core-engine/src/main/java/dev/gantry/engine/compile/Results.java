package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.List;

/**
 * Results beyond the first, and values that go into and out of parts of functions: they go through
 * the transfer area of the store.
 *
 * <p>A value has the cell of its position in the array of its kind. Among the longs each position
 * has two cells, as a vector takes two.
 */
final class Results {
  private Results() {}

  /** Returns what is on top of the stack. */
  static void emitReturn(MethodEmitter method) {
    method.module().containment().beforeReturn(method);
    List<Kind> results = method.body().wholeShape.results();
    if (method.part().isWhole()) {
      for (int position = results.size() - 1; position > 0; position--) {
        put(method, results.get(position), position);
      }
      returnFirst(method, results);
    } else {
      throw new AssertionError("only a whole function returns");
    }
  }

  /** Returns the first result, which alone is left on the stack. */
  static void returnFirst(MethodEmitter method, List<Kind> results) {
    CodeBuilder code = method.code();
    if (results.isEmpty()) {
      code.return_();
      return;
    }
    Kind first = results.getFirst();
    if (first == Kind.VECTOR) {
      method.slots().toHalves(List.of(first));
      putHalf(method, 1);
    }
    code.return_(first.jvm());
  }

  /** Returns some value, whatever it is. */
  static void returnNothing(MethodEmitter method) {
    List<Kind> results = method.body().wholeShape.results();
    method.module().containment().beforeReturn(method);
    CodeBuilder code = method.code();
    if (results.isEmpty()) {
      code.return_();
      return;
    }
    Kind first = results.getFirst();
    switch (first) {
      case INT -> code.iconst_0();
      case LONG, VECTOR -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      case OBJECT, FUNCTION, EXCEPTION -> code.aconst_null();
    }
    code.return_(first.jvm());
  }

  /** Pushes the results of a call, of which the first has been returned. */
  static void afterCall(MethodEmitter method, List<Kind> results) {
    for (int position = 0; position < results.size(); position++) {
      Kind kind = results.get(position);
      if (position > 0) {
        get(method, kind, position);
      } else if (kind == Kind.VECTOR) {
        getHalf(method, 1);
        method.slots().toObjects(List.of(kind));
      }
      method.push(kind);
    }
  }

  /** {@return the cell of a position, the first of two for a vector} */
  static int cell(Kind kind, int position) {
    return kind.jvm() == TypeKind.LONG ? 2 * position : position;
  }

  /** Puts a local into a cell. */
  static void putLocal(MethodEmitter method, Kind kind, int slot, int position) {
    if (kind == Kind.VECTOR && method.slots().hasObjects()) {
      method.slots().load(kind, slot);
      put(method, kind, position);
      return;
    }
    if (kind == Kind.VECTOR) {
      storeLocal(method, Kind.LONG, slot, cell(kind, position));
      storeLocal(method, Kind.LONG, slot + 2, cell(kind, position) + 1);
      return;
    }
    storeLocal(method, kind, slot, cell(kind, position));
  }

  private static void storeLocal(MethodEmitter method, Kind kind, int slot, int cell) {
    CodeBuilder code = method.code();
    loadCells(method, kind);
    code.loadConstant(cell).loadLocal(kind.jvm(), slot).arrayStore(kind.jvm());
  }

  /** Puts the top of the stack into a cell. */
  static void put(MethodEmitter method, Kind kind, int position) {
    if (kind == Kind.VECTOR) {
      method.slots().toHalves(List.of(kind));
      putHalf(method, cell(kind, position) + 1);
      putHalf(method, cell(kind, position));
      return;
    }
    CodeBuilder code = method.code();
    int value = method.slots().borrow(kind);
    code.storeLocal(kind.jvm(), value);
    loadCells(method, kind);
    code.loadConstant(cell(kind, position)).loadLocal(kind.jvm(), value).arrayStore(kind.jvm());
    method.slots().release(kind, value);
  }

  /** Pushes what a cell holds, but not onto the stack that the emitter keeps in mind. */
  static void get(MethodEmitter method, Kind kind, int position) {
    if (kind == Kind.VECTOR) {
      getHalf(method, cell(kind, position));
      getHalf(method, cell(kind, position) + 1);
      method.slots().toObjects(List.of(kind));
      return;
    }
    CodeBuilder code = method.code();
    loadCells(method, kind);
    code.loadConstant(cell(kind, position)).arrayLoad(kind.jvm());
    if (kind == Kind.FUNCTION || kind == Kind.EXCEPTION) {
      code.checkcast(kind.type());
    }
  }

  private static void putHalf(MethodEmitter method, int cell) {
    CodeBuilder code = method.code();
    int value = method.slots().borrow(Kind.LONG);
    code.lstore(value);
    loadCells(method, Kind.LONG);
    code.loadConstant(cell).lload(value).arrayStore(TypeKind.LONG);
    method.slots().release(Kind.LONG, value);
  }

  /** Pushes what a cell holds; the instance is in a local. */
  static void get(CodeBuilder code, Kind kind, int position, int instanceSlot) {
    code.aload(instanceSlot);
    getCells(code, kind);
    if (kind == Kind.VECTOR) {
      code.loadConstant(cell(kind, position)).laload();
      code.aload(instanceSlot);
      getCells(code, kind);
      code.loadConstant(cell(kind, position) + 1).laload();
      return;
    }
    code.loadConstant(cell(kind, position)).arrayLoad(kind.jvm());
    if (kind == Kind.FUNCTION || kind == Kind.EXCEPTION) {
      code.checkcast(kind.type());
    }
  }

  private static void getHalf(MethodEmitter method, int cell) {
    loadCells(method, Kind.LONG);
    method.code().loadConstant(cell).arrayLoad(TypeKind.LONG);
  }

  private static void loadCells(MethodEmitter method, Kind kind) {
    method.loadInstance();
    getCells(method.code(), kind);
  }

  /** Replaces the instance on the stack by the array with the cells of a kind. */
  static void getCells(CodeBuilder code, Kind kind) {
    code.getfield(Abi.INSTANCE, "transfer", Abi.TRANSFER);
    switch (kind) {
      case INT -> code.getfield(Abi.TRANSFER, "ints", CD_int.arrayType());
      case LONG, VECTOR -> code.getfield(Abi.TRANSFER, "longs", CD_long.arrayType());
      case FLOAT -> code.getfield(Abi.TRANSFER, "floats", CD_float.arrayType());
      case DOUBLE -> code.getfield(Abi.TRANSFER, "doubles", CD_double.arrayType());
      case OBJECT, FUNCTION, EXCEPTION ->
          code.getfield(Abi.TRANSFER, "references", CD_Object.arrayType());
    }
  }
}
