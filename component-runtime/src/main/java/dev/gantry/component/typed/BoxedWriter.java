package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.gantry.abi.compiled.AdapterWriter;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Function;

/** Writes the class of an adapter that calls a function of boxed values. */
final class BoxedWriter {
  private static final ClassDesc FUNCTION = ClassDesc.of(Function.class.getName());
  private static final String FIELD = "function";

  private final AdapterWriter writer;
  private final MethodTypeDesc type;

  BoxedWriter(ClassDesc name, MethodTypeDesc type) {
    this.writer = new AdapterWriter(name);
    this.type = type;
  }

  byte[] write() {
    return writer.write(
        builder -> {
          AdapterParts.withField(builder, FIELD, FUNCTION);
          builder.withMethodBody(
              INIT_NAME,
              MethodTypeDesc.of(CD_void, FUNCTION),
              ClassFile.ACC_PUBLIC,
              code ->
                  code.aload(0)
                      .invokespecial(CD_Object, INIT_NAME, MTD_void)
                      .aload(0)
                      .aload(1)
                      .putfield(writer.name(), FIELD, FUNCTION)
                      .return_());
          builder.withMethodBody(ExportWriter.CALL, type, ClassFile.ACC_PUBLIC, this::writeCall);
        });
  }

  private void writeCall(CodeBuilder code) {
    code.aload(0).getfield(writer.name(), FIELD, FUNCTION);
    code.loadConstant(type.parameterCount()).anewarray(CD_Object);
    for (int i = 0; i < type.parameterCount(); i++) {
      ClassDesc parameter = type.parameterType(i);
      code.dup().loadConstant(i).loadLocal(TypeKind.from(parameter), code.parameterSlot(i));
      Boxing.box(code, parameter);
      code.aastore();
    }
    code.invokeinterface(FUNCTION, "apply", MethodTypeDesc.of(CD_Object, CD_Object));
    if (type.returnType().equals(CD_void)) {
      code.return_();
    } else {
      Boxing.unbox(code, type.returnType());
      code.return_(TypeKind.from(type.returnType()));
    }
  }
}
