package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes the classes that call functions of one shape with arguments from the transfer area. */
final class ResumeWriter {
  private static final int PUBLIC_STATIC = ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC;

  private final ModulePlan plan;
  private final int index;
  private final CallShape shape;
  private final MethodTypeDesc type;

  ResumeWriter(ModulePlan plan, int index) {
    this.plan = plan;
    this.index = index;
    this.shape = plan.dispatch().shape(index);
    this.type = type(shape, plan.instance());
  }

  /** {@return the type of the methods: the number of the function, and the instance} */
  static MethodTypeDesc type(CallShape shape, ClassDesc instance) {
    return MethodTypeDesc.of(shape.returned(), CD_int, instance);
  }

  byte[] write(ClassDesc name) {
    return ClassWriter.write(
        name,
        builder ->
            builder.withMethodBody(ShapeClassLoader.RESUME, type, PUBLIC_STATIC, this::groups));
  }

  byte[] writeGroup(ClassDesc name, int group) {
    return ClassWriter.write(
        name,
        builder ->
            builder.withMethodBody(
                ShapeClassLoader.RESUME, type, PUBLIC_STATIC, code -> functions(code, group)));
  }

  private void groups(CodeBuilder code) {
    code.iload(0).loadConstant(Dispatch.GROUP_LOG2).ishr();
    DispatchWriter.choose(
        code,
        plan.dispatch().groupCount(index),
        group -> {
          code.iload(0).aload(1);
          code.invokestatic(plan.naming().resumeGroup(index, group), ShapeClassLoader.RESUME, type);
          DispatchWriter.returnValue(code, shape);
        });
  }

  private void functions(CodeBuilder code, int group) {
    List<Integer> members = plan.dispatch().group(index, group);
    pushArguments(code, shape, 1);
    code.aload(1).iload(0).loadConstant(group << Dispatch.GROUP_LOG2).isub();
    DispatchWriter.choose(
        code,
        members.size(),
        member -> {
          int function = members.get(member);
          if (plan.isTailCaller(function)) {
            code.invokestatic(
                plan.naming().owner(function),
                plan.naming().tailMethod(function),
                shape.descriptor(plan.instance()));
          } else {
            plan.invoke(code, function);
          }
          DispatchWriter.returnValue(code, shape);
        });
  }

  /** Pushes the arguments of a call as they are passed. */
  static void pushArguments(CodeBuilder code, CallShape shape, int instanceSlot) {
    List<Kind> kinds = shape.parameters();
    if (shape.isWide()) {
      Wide.packCells(code, kinds, instanceSlot);
      return;
    }
    for (int position = 0; position < kinds.size(); position++) {
      Results.get(code, kinds.get(position), position, instanceSlot);
    }
  }
}
