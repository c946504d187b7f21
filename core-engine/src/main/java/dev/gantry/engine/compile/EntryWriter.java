package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/** Writes the way in with boxed values, for one form of containment. */
final class EntryWriter {
  static final String ENTER = "enter";

  private final ModulePlan plan;

  EntryWriter(ModulePlan plan) {
    this.plan = plan;
  }

  /** {@return the type of the method: shape, number, arguments and instance} */
  static MethodTypeDesc type(ClassDesc instance) {
    return MethodTypeDesc.of(Abi.OBJECTS, CD_int, CD_int, Abi.OBJECTS, instance);
  }

  byte[] write(ClassDesc name) {
    return ClassWriter.write(
        name,
        builder ->
            builder.withMethodBody(
                ENTER,
                type(plan.instance()),
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC,
                this::enter));
  }

  private void enter(CodeBuilder code) {
    MethodTypeDesc type = MethodTypeDesc.of(Abi.OBJECTS, Abi.OBJECTS, CD_int, plan.instance());
    code.iload(0);
    DispatchWriter.choose(
        code,
        plan.dispatch().shapes().size(),
        shape -> {
          code.aload(2).iload(1).aload(3);
          code.invokestatic(plan.naming().dispatch(shape), ENTER, type).areturn();
        });
  }
}
