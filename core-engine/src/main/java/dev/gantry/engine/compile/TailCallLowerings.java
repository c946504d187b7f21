package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * Calls in place of a return (core 4.4.10).
 *
 * <p>A function that has any is two methods: the one that others call, and the body. The body
 * leaves the function to call next, and its arguments, in the transfer area and returns; the other
 * method calls it, and then whatever is left there until nothing is. A function that calls itself
 * goes back to its start.
 */
final class TailCallLowerings {
  private static final String NEXT = "next";

  private TailCallLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(
        Opcode.RETURN_CALL,
        method -> {
          int function = method.index();
          if (function == method.body().functionIndex && method.part().isWhole()) {
            restart(method);
            return;
          }
          CallShape shape = method.module().shape(function);
          leaveArguments(method, shape.parameters());
          method.loadInstance();
          method.code().getfield(Abi.INSTANCE, "transfer", Abi.TRANSFER);
          method.loadInstance();
          method
              .code()
              .loadConstant(function)
              .invokevirtual(
                  Abi.GUEST_INSTANCE, "function", MethodTypeDesc.of(Abi.FUNCTION_REFERENCE, CD_int))
              .putfield(Abi.TRANSFER, NEXT, Abi.FUNCTION_REFERENCE);
          leave(method);
        });
    table.put(
        Opcode.RETURN_CALL_INDIRECT,
        method -> {
          CallLowerings.resolve(method);
          leaveReference(method);
        });
    table.put(
        Opcode.RETURN_CALL_REF,
        method -> {
          ReferenceLowerings.requireNonNull(method, "nullFunctionReference");
          leaveReference(method);
        });
  }

  /** {@return whether a body calls anything in place of a return} */
  static boolean isTailCaller(Body body) {
    for (int at = 0; at < body.count; at++) {
      if (isTailCall(body.opcodes[at])) {
        return true;
      }
    }
    return false;
  }

  static boolean isTailCall(Opcode opcode) {
    return switch (opcode) {
      case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> true;
      default -> false;
    };
  }

  private static void restart(MethodEmitter method) {
    List<Kind> kinds = method.module().shape(method.index()).parameters();
    for (int parameter = kinds.size() - 1; parameter >= 0; parameter--) {
      method.slots().store(kinds.get(parameter), method.locals().slot(parameter));
    }
    method.pop(kinds.size());
    for (int position = method.operands().height() - 1;
        position >= method.operands().spilled();
        position--) {
      method.slots().drop(method.operands().at(position));
    }
    method.module().containment().beforeReturn(method);
    method.code().goto_(method.locals().start());
    method.die();
  }

  private static void leaveArguments(MethodEmitter method, List<Kind> kinds) {
    for (int position = kinds.size() - 1; position >= 0; position--) {
      Results.put(method, kinds.get(position), position);
    }
    method.pop(kinds.size());
  }

  /** Leaves the function on top of the stack and the arguments below it. */
  private static void leaveReference(MethodEmitter method) {
    CodeBuilder code = method.code();
    int function = method.slots().borrow(Kind.FUNCTION);
    code.astore(function);
    method.pop();
    leaveArguments(method, method.module().shapeOfType(method.index()).parameters());
    method.loadInstance();
    code.getfield(Abi.INSTANCE, "transfer", Abi.TRANSFER)
        .aload(function)
        .putfield(Abi.TRANSFER, NEXT, Abi.FUNCTION_REFERENCE);
    method.slots().release(Kind.FUNCTION, function);
    leave(method);
  }

  /** Returns with results that nobody looks at; out of a part as any return does. */
  private static void leave(MethodEmitter method) {
    if (method.part().isWhole()) {
      method.branches().leaveFunction();
      method.die();
      return;
    }
    List<Kind> results = method.body().wholeShape.results();
    for (Kind kind : results) {
      method.slots().zero(kind);
    }
    method.push(results);
    method.branches().jump(method.branches().frame(Body.WHOLE));
  }

  /**
   * {@return whether such calls can stand in parts of a body: their arguments are safe on the way
   * out if no result goes through a cell}
   */
  static boolean mayStandInParts(List<Kind> results) {
    return results.isEmpty() || (results.size() == 1 && results.getFirst() != Kind.VECTOR);
  }

  /** Writes the method that others call. */
  static void writeDriver(CodeBuilder code, ModulePlan plan, int function) {
    CallShape shape = plan.shape(function);
    int self = shape.passedSlotCount();
    DispatchWriter.loadParameters(code, shape, 0);
    code.aload(self)
        .invokestatic(
            plan.naming().owner(function),
            plan.naming().tailMethod(function),
            shape.descriptor(plan.instance()));
    boolean returns = !shape.results().isEmpty();
    Kind kind = returns ? shape.results().getFirst() : Kind.INT;
    int result = code.allocateLocal(kind.jvm());
    int next = code.allocateLocal(Kind.FUNCTION.jvm());
    var again = code.newLabel();
    var done = code.newLabel();
    if (returns) {
      code.storeLocal(kind.jvm(), result);
    }
    code.labelBinding(again);
    code.aload(self)
        .getfield(Abi.INSTANCE, "transfer", Abi.TRANSFER)
        .getfield(Abi.TRANSFER, NEXT, Abi.FUNCTION_REFERENCE)
        .dup()
        .astore(next)
        .ifnull(done);
    code.aload(self)
        .getfield(Abi.INSTANCE, "transfer", Abi.TRANSFER)
        .aconst_null()
        .putfield(Abi.TRANSFER, NEXT, Abi.FUNCTION_REFERENCE);
    var interfaceName = Naming.resumption(shape.results());
    code.aload(next)
        .invokevirtual(
            Abi.FUNCTION_REFERENCE,
            "callee",
            MethodTypeDesc.of(java.lang.constant.ConstantDescs.CD_Object))
        .checkcast(interfaceName)
        .aload(next)
        .getfield(Abi.FUNCTION_REFERENCE, "slot", CD_int)
        .aload(self)
        .invokeinterface(interfaceName, ShapeClassLoader.RESUME, shape.resumption());
    if (returns) {
      code.storeLocal(kind.jvm(), result);
    }
    code.goto_(again).labelBinding(done);
    if (returns) {
      code.loadLocal(kind.jvm(), result);
    }
    DispatchWriter.returnValue(code, shape);
  }
}
