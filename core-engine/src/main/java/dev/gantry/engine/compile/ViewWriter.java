package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Writes the classes whose objects are compiled functions, as objects of an interface. */
final class ViewWriter {
  private static final String CALLEE = "callee";
  private static final String SLOT = "slot";
  private static final String CONTROL = "control";
  private static final ClassDesc ENTRY = Abi.of("TypedEntry");
  private static final MethodTypeDesc CONSTRUCTOR =
      MethodTypeDesc.of(CD_void, CD_Object, CD_int, Abi.CONTROL);

  private final ClassDesc self;
  private final CallShape shape;
  private final ClassDesc callee;
  private final ClassDesc interfaceType;
  private final String name;
  private final MethodTypeDesc type;

  /** Of the one method of an interface, which takes and returns what the shape does. */
  ViewWriter(
      ClassDesc self, CallShape shape, ClassDesc interfaceType, String name, MethodTypeDesc type) {
    this.self = self;
    this.shape = shape;
    this.callee = Naming.shape(shape);
    this.interfaceType = interfaceType;
    this.name = name;
    this.type = type;
  }

  byte[] write() {
    return ClassWriter.write(
        self,
        builder -> {
          builder.withInterfaceSymbols(interfaceType);
          builder.withField(CALLEE, callee, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          builder.withField(SLOT, CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          builder.withField(CONTROL, Abi.CONTROL, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
          builder.withMethodBody(
              ConstantDescs.INIT_NAME, CONSTRUCTOR, ClassFile.ACC_PUBLIC, this::construct);
          builder.withMethodBody(name, type, ClassFile.ACC_PUBLIC, this::call);
        });
  }

  private void construct(CodeBuilder code) {
    code.aload(0).invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
    code.aload(0).aload(1).checkcast(callee).putfield(self, CALLEE, callee);
    code.aload(0).iload(2).putfield(self, SLOT, CD_int);
    code.aload(0).aload(3).putfield(self, CONTROL, Abi.CONTROL).return_();
  }

  /** Enters the store, calls, and leaves it, whatever comes. */
  private void call(CodeBuilder code) {
    int token = code.allocateLocal(TypeKind.INT);
    int thrown = code.allocateLocal(TypeKind.REFERENCE);
    code.aload(0).getfield(self, CONTROL, Abi.CONTROL);
    code.invokestatic(ENTRY, "enter", MethodTypeDesc.of(CD_int, Abi.CONTROL)).istore(token);
    Label start = code.newBoundLabel();
    code.aload(0).getfield(self, CALLEE, callee);
    int slot = 1;
    for (Kind kind : shape.parameters()) {
      code.loadLocal(kind.jvm(), slot);
      if (kind == Kind.FUNCTION || kind == Kind.EXCEPTION) {
        code.checkcast(kind.type());
      }
      slot += kind.slotCount();
    }
    code.aload(0).getfield(self, SLOT, CD_int).aconst_null();
    code.invokeinterface(
        callee, ShapeClassLoader.CALL, shape.descriptor(CD_int, Abi.GUEST_INSTANCE));
    Label end = code.newBoundLabel();
    code.aload(0).getfield(self, CONTROL, Abi.CONTROL).iload(token);
    code.invokestatic(ENTRY, "leave", MethodTypeDesc.of(CD_void, Abi.CONTROL, CD_int));
    DispatchWriter.returnValue(code, shape);
    Label handler = code.newBoundLabel();
    code.exceptionCatch(start, end, handler, CD_Throwable);
    code.astore(thrown).aload(0).getfield(self, CONTROL, Abi.CONTROL).iload(token).aload(thrown);
    code.invokestatic(
            ENTRY,
            "fail",
            MethodTypeDesc.of(
                ClassDesc.of("java.lang.RuntimeException"), Abi.CONTROL, CD_int, CD_Throwable))
        .athrow();
  }
}
