package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;

/** References, their tests and their casts (core 4.4.5). */
final class ReferenceLowerings {
  private static final MethodTypeDesc TEST = MethodTypeDesc.of(CD_boolean, CD_Object);
  private static final MethodTypeDesc TEST_TYPE =
      MethodTypeDesc.of(CD_boolean, CD_Object, Abi.TYPE);
  private static final MethodTypeDesc SAME = MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object);

  private ReferenceLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(
        Opcode.REF_NULL,
        method -> {
          var record = (Instruction.HeapTypeOperand) method.body().record(method.at());
          method.code().aconst_null();
          method.push(method.module().kindOf(record.heapType()));
        });
    table.put(
        Opcode.REF_FUNC,
        method -> {
          method.loadInstance();
          method
              .code()
              .loadConstant(method.index())
              .invokevirtual(
                  Abi.GUEST_INSTANCE,
                  "function",
                  MethodTypeDesc.of(Abi.FUNCTION_REFERENCE, CD_int));
          method.push(Kind.FUNCTION);
        });
    table.put(
        Opcode.REF_EQ,
        method -> {
          method.pop(2);
          method.code().invokestatic(Abi.REFERENCES, "same", SAME);
          method.push(Kind.INT);
        });
    table.put(Opcode.REF_AS_NON_NULL, method -> requireNonNull(method, "nullReference"));
    table.put(Opcode.BR_ON_NULL, ReferenceLowerings::branchOnNull);
    table.put(Opcode.BR_ON_NON_NULL, ReferenceLowerings::branchOnNonNull);
    table.put(Opcode.REF_TEST, method -> test(method, false));
    table.put(Opcode.REF_TEST_NULL, method -> test(method, true));
    table.put(Opcode.REF_CAST, method -> cast(method, false));
    table.put(Opcode.REF_CAST_NULL, method -> cast(method, true));
    table.put(Opcode.BR_ON_CAST, method -> branchOnCast(method, true));
    table.put(Opcode.BR_ON_CAST_FAIL, method -> branchOnCast(method, false));
    table.put(Opcode.ANY_CONVERT_EXTERN, _ -> {});
    table.put(Opcode.EXTERN_CONVERT_ANY, _ -> {});
  }

  /** Traps if the reference on the stack is null, and leaves it there. */
  static void requireNonNull(MethodEmitter method, String trap) {
    CodeBuilder code = method.code();
    Label present = code.newLabel();
    code.dup().ifnonnull(present);
    method.trap(trap);
    code.labelBinding(present);
  }

  private static Frame target(MethodEmitter method) {
    return method.branches().frame(method.body().targets[method.at()]);
  }

  private static void branchOnNull(MethodEmitter method) {
    Frame frame = target(method);
    CodeBuilder code = method.code();
    Label present = code.newLabel();
    Kind kind = method.pop();
    code.dup().ifnonnull(present).pop();
    method.branches().jumpFromHere(frame);
    code.labelBinding(present);
    method.push(kind);
  }

  private static void branchOnNonNull(MethodEmitter method) {
    Frame frame = target(method);
    CodeBuilder code = method.code();
    Label absent = code.newLabel();
    code.dup().ifnull(absent);
    method.branches().jumpFromHere(frame);
    code.labelBinding(absent).pop();
    method.pop();
  }

  private static void test(MethodEmitter method, boolean nullable) {
    var record = (Instruction.HeapTypeOperand) method.body().record(method.at());
    method.pop();
    test(method, record.heapType(), nullable);
    method.push(Kind.INT);
  }

  private static void cast(MethodEmitter method, boolean nullable) {
    var record = (Instruction.HeapTypeOperand) method.body().record(method.at());
    CodeBuilder code = method.code();
    Label fits = code.newLabel();
    code.dup();
    test(method, record.heapType(), nullable);
    code.ifne(fits);
    method.trap("castFailure");
    code.labelBinding(fits);
  }

  private static void branchOnCast(MethodEmitter method, boolean whenFits) {
    var record = (Instruction.CastBranch) method.body().record(method.at());
    Frame frame = target(method);
    CodeBuilder code = method.code();
    Label stay = code.newLabel();
    code.dup();
    test(method, record.to().heapType(), record.to().nullable());
    if (whenFits) {
      code.ifeq(stay);
    } else {
      code.ifne(stay);
    }
    method.branches().jumpFromHere(frame);
    code.labelBinding(stay);
  }

  /** Replaces the reference on the stack by 1 if it is of a type, else by 0. */
  private static void test(MethodEmitter method, HeapType type, boolean nullable) {
    CodeBuilder code = method.code();
    if (!nullable) {
      testNonNull(method, type);
      return;
    }
    Label present = code.newLabel();
    Label end = code.newLabel();
    code.dup().ifnonnull(present).pop().iconst_1().goto_(end).labelBinding(present);
    testNonNull(method, type);
    code.labelBinding(end);
  }

  private static void testNonNull(MethodEmitter method, HeapType type) {
    CodeBuilder code = method.code();
    switch (type) {
      case HeapType.Defined defined -> {
        method.module().loadType(method, defined.typeIndex());
        code.invokestatic(Abi.TABLE_OPERATIONS, "isOf", TEST_TYPE);
      }
      case HeapType.Abstract known -> {
        switch (known) {
          case ANY, EXTERN -> code.invokestatic(Abi.TABLE_OPERATIONS, "isPresent", TEST);
          case EQ -> code.invokestatic(Abi.TABLE_OPERATIONS, "isEq", TEST);
          case I31 -> code.instanceOf(Abi.I31);
          case STRUCT -> code.instanceOf(Abi.STRUCT);
          case ARRAY -> code.instanceOf(Abi.ARRAY);
          case FUNC -> code.instanceOf(Abi.FUNCTION_REFERENCE);
          case EXN -> code.instanceOf(Abi.EXCEPTION);
          case NONE, NOFUNC, NOEXTERN, NOEXN -> code.pop().iconst_0();
        }
      }
    }
  }
}
