package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.generated.Containment;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.function.IntFunction;

/** Writes the class whose objects give other modules access to the functions of one shape. */
final class CalleeWriter {
  private static final String INSTANCE = "instance";

  private final Forms forms;
  private final int index;
  private final CallShape shape;
  private final ClassDesc instance;

  CalleeWriter(Forms forms, int index) {
    this.forms = forms;
    this.index = index;
    this.shape = forms.any().dispatch().shape(index);
    this.instance = forms.any().instance();
  }

  byte[] write(ClassDesc name) {
    return ClassWriter.write(
        name,
        builder -> {
          builder.withInterfaceSymbols(Naming.shape(shape), Naming.resumption(shape.results()));
          builder.withField(INSTANCE, instance, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          builder.withMethodBody(
              ConstantDescs.INIT_NAME,
              MethodTypeDesc.of(CD_void, instance),
              ClassFile.ACC_PUBLIC,
              code ->
                  code.aload(0)
                      .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                      .aload(0)
                      .aload(1)
                      .putfield(name, INSTANCE, instance)
                      .return_());
          int number = 1 + shape.passedSlotCount();
          builder.withMethodBody(
              ShapeClassLoader.CALL,
              shape.descriptor(CD_int, Abi.GUEST_INSTANCE),
              ClassFile.ACC_PUBLIC,
              code -> {
                DispatchWriter.loadParameters(code, shape, 1);
                code.iload(number).aload(0).getfield(name, INSTANCE, instance);
                inForm(
                    code,
                    form -> forms.plan(form).naming().dispatch(index),
                    DispatchWriter.LOCAL,
                    shape.descriptor(CD_int, instance));
              });
          builder.withMethodBody(
              ShapeClassLoader.RESUME,
              shape.resumption(),
              ClassFile.ACC_PUBLIC,
              code -> {
                code.iload(1).aload(0).getfield(name, INSTANCE, instance);
                inForm(
                    code,
                    form -> forms.plan(form).naming().resume(index),
                    ShapeClassLoader.RESUME,
                    ResumeWriter.type(shape, instance));
              });
        });
  }

  /**
   * Calls a method of the classes for the present form; arguments and instance are on the stack.
   */
  private void inForm(
      CodeBuilder code, IntFunction<ClassDesc> owner, String name, MethodTypeDesc type) {
    code.dup()
        .getfield(Abi.GUEST_INSTANCE, "control", Abi.CONTROL)
        .invokevirtual(Abi.CONTROL, "form", MethodTypeDesc.of(CD_int));
    DispatchWriter.choose(
        code,
        Containment.FORMS,
        form -> {
          code.invokestatic(owner.apply(form), name, type);
          DispatchWriter.returnValue(code, shape);
        });
  }
}
