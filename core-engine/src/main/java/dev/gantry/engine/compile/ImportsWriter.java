package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes a method for each imported function, which calls what the instance is bound to. */
final class ImportsWriter {
  private static final MethodTypeDesc BIND = MethodTypeDesc.of(CD_Object, Abi.INSTANCE, CD_int);

  private final ModulePlan plan;

  ImportsWriter(ModulePlan plan) {
    this.plan = plan;
  }

  /** {@return the field that holds what an imported function is bound to} */
  static String field(int function) {
    return "i" + function;
  }

  byte[] write() {
    return ClassWriter.write(
        plan.naming().imports(),
        builder -> {
          for (int index = 0; index < plan.spaces().importedFunctionCount(); index++) {
            int function = index;
            builder.withMethodBody(
                plan.naming().method(function),
                plan.shape(function).descriptor(plan.instance()),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                code -> call(code, function));
          }
        });
  }

  private void call(CodeBuilder code, int function) {
    CallShape shape = plan.shape(function);
    ClassDesc callee = Naming.shape(shape);
    ClassDesc instance = plan.instance();
    int self = shape.passedSlotCount();
    Label bound = code.newLabel();
    code.aload(self).getfield(instance, field(function), callee).ifnonnull(bound);
    code.aload(self).aload(self).loadConstant(function);
    code.invokestatic(Abi.of("Linkage"), "bind", BIND)
        .checkcast(callee)
        .putfield(instance, field(function), callee);
    code.labelBinding(bound);
    code.aload(self).getfield(instance, field(function), callee);
    DispatchWriter.loadParameters(code, shape, 0);
    code.aload(self)
        .getfield(Abi.INSTANCE, "importSlots", CD_int.arrayType())
        .loadConstant(function)
        .iaload()
        .aload(self);
    code.invokeinterface(
        callee, ShapeClassLoader.CALL, shape.descriptor(CD_int, Abi.GUEST_INSTANCE));
    DispatchWriter.returnValue(code, shape);
  }
}
