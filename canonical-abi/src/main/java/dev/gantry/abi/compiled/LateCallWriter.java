package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;

/** Writes the subclass of {@link dev.gantry.abi.LateCall} for a core signature. */
final class LateCallWriter {
  private static final ClassDesc LATE_CALL = ClassDesc.of("dev.gantry.abi.LateCall");
  private static final ClassDesc LONGS = CD_long.arrayType();
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(
          CD_void,
          ClassDesc.of("dev.gantry.abi.BitsCall"),
          ClassDesc.of("java.util.function.Supplier"));
  private static final String TARGET = "target";

  private final AdapterWriter writer;
  private final CoreFunctionType type;
  private final ClassDesc callInterface;

  LateCallWriter(ClassDesc name, CoreFunctionType type) {
    this.writer = new AdapterWriter(name);
    this.type = type;
    this.callInterface = CallInterfaces.name(type);
  }

  byte[] write() {
    return writer.write(
        builder ->
            builder
                .withSuperclass(LATE_CALL)
                .withInterfaceSymbols(callInterface)
                .withField(TARGET, callInterface, ClassFile.ACC_PRIVATE)
                .withMethodBody(
                    INIT_NAME,
                    CONSTRUCTOR,
                    ClassFile.ACC_PUBLIC,
                    code ->
                        code.aload(0)
                            .aload(1)
                            .aload(2)
                            .invokespecial(LATE_CALL, INIT_NAME, CONSTRUCTOR)
                            .return_())
                .withMethodBody(
                    "bind",
                    MethodTypeDesc.of(CD_void, CD_Object),
                    ClassFile.ACC_PROTECTED,
                    code ->
                        code.aload(0)
                            .aload(1)
                            .checkcast(callInterface)
                            .putfield(writer.name(), TARGET, callInterface)
                            .return_())
                .withMethodBody(
                    CallInterfaces.CALL,
                    CallInterfaces.method(type),
                    ClassFile.ACC_PUBLIC,
                    this::writeCall));
  }

  private void writeCall(CodeBuilder code) {
    Label bound = code.newLabel();
    code.aload(0).getfield(writer.name(), TARGET, callInterface).ifnonnull(bound);
    code.aload(0).invokevirtual(writer.name(), "isReady", MethodTypeDesc.of(CD_boolean));
    code.ifne(bound);
    writePlainCall(code);
    code.labelBinding(bound).aload(0).getfield(writer.name(), TARGET, callInterface);
    for (int i = 0; i < type.parameters().size(); i++) {
      code.loadLocal(kind(type.parameters().get(i)), code.parameterSlot(i));
    }
    code.invokeinterface(callInterface, CallInterfaces.CALL, CallInterfaces.method(type));
    code.return_(type.results().isEmpty() ? TypeKind.VOID : kind(type.results().getFirst()));
  }

  private void writePlainCall(CodeBuilder code) {
    var e = new Emission(code, writer, -1, -1);
    var arguments = new ArrayList<Local>();
    for (CoreType parameter : type.parameters()) {
      arguments.add(new Local(code.parameterSlot(arguments.size()), CallInterfaces.jvm(parameter)));
    }
    code.aload(0);
    Signatures.pushBits(e, arguments);
    code.invokevirtual(writer.name(), "callPlainly", MethodTypeDesc.of(LONGS, LONGS));
    if (type.results().isEmpty()) {
      code.return_();
      return;
    }
    code.iconst_0().laload();
    switch (type.results().getFirst()) {
      case I32 -> code.l2i();
      case I64 -> {}
      case F32 ->
          code.l2i()
              .invokestatic(
                  ClassDesc.of("java.lang.Float"),
                  "intBitsToFloat",
                  MethodTypeDesc.of(CD_float, CD_int));
      case F64 ->
          code.invokestatic(
              ClassDesc.of("java.lang.Double"),
              "longBitsToDouble",
              MethodTypeDesc.of(CD_double, CD_long));
    }
    code.return_(kind(type.results().getFirst()));
  }

  private static TypeKind kind(CoreType type) {
    return TypeKind.from(CallInterfaces.jvm(type));
  }
}
