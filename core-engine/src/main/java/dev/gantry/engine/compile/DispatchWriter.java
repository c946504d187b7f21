package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Writes the classes that find the functions of one shape by number. */
final class DispatchWriter {
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;
  static final String LOCAL = "local";

  private final ModulePlan plan;
  private final int index;
  private final CallShape shape;
  private final ClassDesc instance;

  DispatchWriter(ModulePlan plan, int index) {
    this.plan = plan;
    this.index = index;
    this.shape = plan.dispatch().shape(index);
    this.instance = plan.instance();
  }

  /** {@return the class that calls functions of the shape by reference, by number, and boxed} */
  byte[] write(ClassDesc name) {
    return ClassWriter.write(
        name,
        builder -> {
          builder.withMethodBody(
              "call",
              shape.descriptor(Abi.FUNCTION_REFERENCE, instance),
              PUBLIC_STATIC,
              this::call);
          builder.withMethodBody(
              LOCAL,
              shape.descriptor(CD_int, instance),
              PUBLIC_STATIC,
              plan.dispatch().groupCount(index) == 1 ? code -> functions(code, 0) : this::groups);
          builder.withMethodBody(
              EntryWriter.ENTER,
              MethodTypeDesc.of(Abi.OBJECTS, Abi.OBJECTS, CD_int, instance),
              PUBLIC_STATIC,
              this::enter);
        });
  }

  /** {@return the class with one group of the functions} */
  byte[] writeGroup(ClassDesc name, int group) {
    return ClassWriter.write(
        name,
        builder ->
            builder.withMethodBody(
                LOCAL,
                shape.descriptor(CD_int, instance),
                PUBLIC_STATIC,
                code -> functions(code, group)));
  }

  /** Calls within the instance by number, else through the interface of the shape. */
  private void call(CodeBuilder code) {
    int reference = shape.passedSlotCount();
    int self = reference + 1;
    Label elsewhere = code.newLabel();
    code.aload(reference)
        .getfield(Abi.FUNCTION_REFERENCE, "owner", Abi.GUEST_INSTANCE)
        .aload(self)
        .if_acmpne(elsewhere);
    loadParameters(code, 0);
    code.aload(reference).getfield(Abi.FUNCTION_REFERENCE, "slot", CD_int).aload(self);
    code.invokestatic(plan.naming().dispatch(index), LOCAL, shape.descriptor(CD_int, instance));
    returnValue(code);
    code.labelBinding(elsewhere);
    ClassDesc callee = Naming.shape(shape);
    code.aload(reference)
        .invokevirtual(Abi.FUNCTION_REFERENCE, "callee", MethodTypeDesc.of(CD_Object))
        .checkcast(callee);
    loadParameters(code, 0);
    code.aload(reference).getfield(Abi.FUNCTION_REFERENCE, "slot", CD_int).aload(self);
    code.invokeinterface(
        callee, ShapeClassLoader.CALL, shape.descriptor(CD_int, Abi.GUEST_INSTANCE));
    returnValue(code);
  }

  /** Finds the group of a function, and in it the function. */
  private void groups(CodeBuilder code) {
    int number = shape.passedSlotCount();
    code.iload(number).loadConstant(Dispatch.GROUP_LOG2).ishr();
    choose(
        code,
        plan.dispatch().groupCount(index),
        group -> {
          loadParameters(code, 0);
          code.iload(number).aload(number + 1);
          code.invokestatic(
              plan.naming().dispatchGroup(index, group), LOCAL, shape.descriptor(CD_int, instance));
          returnValue(code);
        });
  }

  private void functions(CodeBuilder code, int group) {
    int number = shape.passedSlotCount();
    int first = group << Dispatch.GROUP_LOG2;
    List<Integer> members = plan.dispatch().group(index, group);
    // The arguments are pushed once for all arms, which are the smaller for it.
    loadParameters(code, 0);
    code.aload(number + 1).iload(number);
    if (first > 0) {
      code.loadConstant(first).isub();
    }
    choose(
        code,
        members.size(),
        member -> {
          plan.invoke(code, members.get(member));
          returnValue(code);
        });
  }

  /** Writes one of several endings of a method, by the number on the stack. */
  static void choose(CodeBuilder code, int count, java.util.function.IntConsumer ending) {
    if (count == 0) {
      code.pop().invokestatic(Abi.TRAPS, "unreachable", Abi.TO_TRAP).athrow();
      return;
    }
    if (count == 1) {
      code.pop();
      ending.accept(0);
      return;
    }
    List<SwitchCase> cases = new ArrayList<>(count);
    for (int position = 0; position < count; position++) {
      cases.add(SwitchCase.of(position, code.newLabel()));
    }
    JumpTable.write(code, cases, cases.getFirst().target());
    for (SwitchCase arm : cases) {
      code.labelBinding(arm.target());
      ending.accept(arm.caseValue());
    }
  }

  /** Takes the arguments out of their boxes, calls, and puts the results into boxes. */
  private void enter(CodeBuilder code) {
    int boxed = 0;
    int number = 1;
    int self = 2;
    BoxedCall call = new BoxedCall(code, shape, boxed);
    call.pushArguments();
    code.iload(number).aload(self);
    code.invokestatic(plan.naming().dispatch(index), LOCAL, shape.descriptor(CD_int, instance));
    call.boxResults(self);
    code.areturn();
  }

  private void loadParameters(CodeBuilder code, int first) {
    loadParameters(code, shape, first);
  }

  /** Pushes the parameters of a method of a shape, which begin at a slot. */
  static void loadParameters(CodeBuilder code, CallShape shape, int first) {
    if (shape.isWide()) {
      code.aload(first).aload(first + 1);
      return;
    }
    int slot = first;
    for (Kind kind : shape.parameters()) {
      code.loadLocal(kind.jvm(), slot);
      if (kind == Kind.VECTOR) {
        code.lload(slot + 2);
      }
      slot += kind.slotCount();
    }
  }

  private void returnValue(CodeBuilder code) {
    returnValue(code, shape);
  }

  static void returnValue(CodeBuilder code, CallShape shape) {
    code.return_(shape.results().isEmpty() ? TypeKind.VOID : shape.results().getFirst().jvm());
  }
}
