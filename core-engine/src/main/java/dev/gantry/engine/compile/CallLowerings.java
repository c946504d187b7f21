package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;

/** Calls (core 4.4.10). */
final class CallLowerings {
  private static final MethodTypeDesc CALLEE =
      MethodTypeDesc.of(Abi.FUNCTION_REFERENCE, CD_int, Abi.TABLE, Abi.TYPE);
  private static final MethodTypeDesc CALLEE_64 =
      MethodTypeDesc.of(Abi.FUNCTION_REFERENCE, CD_long, Abi.TABLE, Abi.TYPE);

  private CallLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.CALL, method -> call(method, method.index()));
    table.put(
        Opcode.CALL_INDIRECT,
        method -> {
          resolve(method);
          callReference(method, method.module().shapeOfType(method.index()));
        });
    table.put(
        Opcode.CALL_REF,
        method -> {
          ReferenceLowerings.requireNonNull(method, "nullFunctionReference");
          callReference(method, method.module().shapeOfType(method.index()));
        });
    TailCallLowerings.addTo(table);
  }

  private static void call(MethodEmitter method, int function) {
    CallShape shape = method.module().shape(function);
    prepare(method, shape);
    method.loadInstance();
    method.module().invoke(method.code(), function);
    finish(method, shape);
  }

  private static void prepare(MethodEmitter method, CallShape shape) {
    method.slots().toHalves(shape.parameters());
    if (shape.isWide()) {
      method.slots().withHalves(() -> Wide.pack(method, shape));
    }
    method.pop(shape.parameters().size());
  }

  private static void finish(MethodEmitter method, CallShape shape) {
    Results.afterCall(method, shape.results());
    method.locals().afterCall();
  }

  /** Replaces an index into a table by the function there, which is of the type asked for. */
  static void resolve(MethodEmitter method) {
    int type = method.index();
    int table = method.secondIndex();
    Kind index = method.pop();
    method.module().loadTable(method, table);
    method.module().loadType(method, type);
    method
        .code()
        .invokestatic(Abi.TABLE_OPERATIONS, "callee", index == Kind.INT ? CALLEE : CALLEE_64);
    method.push(Kind.FUNCTION);
  }

  /** Calls the function on top of the stack with the arguments below it. */
  private static void callReference(MethodEmitter method, CallShape shape) {
    CodeBuilder code = method.code();
    method.pop();
    if (shape.isWide()
        || (method.slots().hasObjects() && shape.parameters().contains(Kind.VECTOR))) {
      int function = method.slots().borrow(Kind.FUNCTION);
      code.astore(function);
      prepare(method, shape);
      code.aload(function);
      method.slots().release(Kind.FUNCTION, function);
    } else {
      prepare(method, shape);
    }
    method.loadInstance();
    method.module().invokeReference(code, shape);
    finish(method, shape);
  }
}
