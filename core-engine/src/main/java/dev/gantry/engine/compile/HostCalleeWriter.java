package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Writes the classes through whose objects guests call the host, by the interface of a shape. */
final class HostCalleeWriter {
  private static final ClassDesc ENGINE_INSTANCE = ClassDesc.of("dev.gantry.engine.Instance");
  private static final ClassDesc V128 = ClassDesc.of("dev.gantry.engine.V128");
  private static final ClassDesc BOXED = ClassDesc.of("dev.gantry.engine.HostFunction$WithCaller");
  private static final MethodTypeDesc BOXED_CALL =
      MethodTypeDesc.of(Abi.OBJECTS, ENGINE_INSTANCE, Abi.OBJECTS);
  private static final DynamicConstantDesc<?> CLASS_DATA =
      DynamicConstantDesc.ofNamed(
          ConstantDescs.ofConstantBootstrap(
              ClassDesc.of("java.lang.invoke.MethodHandles"), "classData", CD_Object),
          ConstantDescs.DEFAULT_NAME,
          CD_MethodHandle);
  private static final String TARGET = "target";

  /** What is called. */
  sealed interface Target {
    /** A method handle, the class data; takes the caller, then unboxed values. */
    record Handle() implements Target {}

    /** A {@code HostFunction.WithCaller}, given to the constructor. */
    record Boxed() implements Target {}

    /** The one method of an interface, of which an object is given to the constructor. */
    record Typed(ClassDesc owner, String name, MethodTypeDesc type, boolean takesCaller)
        implements Target {}
  }

  private final ClassDesc self;
  private final CallShape shape;
  private final Target target;
  private final int caller;

  HostCalleeWriter(ClassDesc self, CallShape shape, Target target) {
    this.self = self;
    this.shape = shape;
    this.target = target;
    this.caller = 1 + shape.passedSlotCount() + 1;
  }

  byte[] write() {
    return ClassWriter.write(
        self,
        builder -> {
          builder.withInterfaceSymbols(Naming.shape(shape), Naming.resumption(shape.results()));
          switch (target) {
            case Target.Handle() -> constructor(builder, List.of());
            case Target.Boxed() -> constructor(builder, List.of(BOXED));
            case Target.Typed(ClassDesc owner, _, _, _) -> constructor(builder, List.of(owner));
          }
          builder.withMethodBody(
              ShapeClassLoader.CALL,
              shape.descriptor(CD_int, Abi.GUEST_INSTANCE),
              ClassFile.ACC_PUBLIC,
              this::call);
          builder.withMethodBody(
              ShapeClassLoader.RESUME, shape.resumption(), ClassFile.ACC_PUBLIC, this::resume);
        });
  }

  private void constructor(ClassBuilder builder, List<ClassDesc> fields) {
    for (ClassDesc field : fields) {
      builder.withField(TARGET, field, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    }
    builder.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(CD_void, fields),
        ClassFile.ACC_PUBLIC,
        code -> {
          code.aload(0).invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          for (ClassDesc field : fields) {
            code.aload(0).aload(1).putfield(self, TARGET, field);
          }
          code.return_();
        });
  }

  private void resume(CodeBuilder code) {
    code.aload(2).checkcast(Abi.INSTANCE).astore(2);
    code.aload(0);
    ResumeWriter.pushArguments(code, shape, 2);
    code.iload(1).aload(2);
    code.invokeinterface(
        Naming.shape(shape), ShapeClassLoader.CALL, shape.descriptor(CD_int, Abi.GUEST_INSTANCE));
    DispatchWriter.returnValue(code, shape);
  }

  private void call(CodeBuilder code) {
    Label start = code.newBoundLabel();
    switch (target) {
      case Target.Handle() -> callHandle(code);
      case Target.Boxed() -> callBoxed(code);
      case Target.Typed typed -> callTyped(code, typed);
    }
    DispatchWriter.returnValue(code, shape);
    Label end = code.newBoundLabel();
    Label handler = code.newBoundLabel();
    code.exceptionCatch(start, end, handler, CD_Throwable);
    code.invokestatic(
            Abi.of("Linkage"),
            "fromHost",
            MethodTypeDesc.of(ClassDesc.of("java.lang.RuntimeException"), CD_Throwable))
        .athrow();
  }

  private void callHandle(CodeBuilder code) {
    code.loadConstant(CLASS_DATA).aload(caller);
    pushParameters(code);
    code.invokevirtual(
        CD_MethodHandle, "invokeExact", hostType(shape).insertParameterTypes(0, ENGINE_INSTANCE));
    takeResults(code, shape.results().size() > 1);
  }

  private void callBoxed(CodeBuilder code) {
    code.aload(0).getfield(self, TARGET, BOXED).aload(caller);
    if (shape.isWide()) {
      Wide.pushBoxed(code, shape.parameters(), 1);
    } else {
      pushBoxed(code);
    }
    code.invokeinterface(BOXED, "call", BOXED_CALL);
    takeResults(code, true);
  }

  private void callTyped(CodeBuilder code, Target.Typed typed) {
    code.aload(0).getfield(self, TARGET, typed.owner());
    if (typed.takesCaller()) {
      code.aload(caller);
    }
    pushParameters(code);
    code.invokeinterface(typed.owner(), typed.name(), typed.type());
    takeResults(code, false);
  }

  private void pushParameters(CodeBuilder code) {
    int slot = 1;
    for (Kind kind : shape.parameters()) {
      loadParameter(code, kind, slot);
      if (kind == Kind.VECTOR) {
        newVector(code);
      }
      slot += kind.slotCount();
    }
  }

  private void pushBoxed(CodeBuilder code) {
    List<Kind> kinds = shape.parameters();
    code.loadConstant(kinds.size()).anewarray(CD_Object);
    int slot = 1;
    for (int position = 0; position < kinds.size(); position++) {
      Kind kind = kinds.get(position);
      code.dup().loadConstant(position);
      loadParameter(code, kind, slot);
      Boxes.box(code, kind);
      code.aastore();
      slot += kind.slotCount();
    }
  }

  private static void loadParameter(CodeBuilder code, Kind kind, int slot) {
    code.loadLocal(kind.jvm(), slot);
    if (kind == Kind.VECTOR) {
      code.lload(slot + 2);
    }
  }

  /** Makes an object of the two halves on the stack. */
  private static void newVector(CodeBuilder code) {
    Boxes.box(code, Kind.VECTOR);
    code.checkcast(V128);
  }

  /** {@return the type of methods of the host: unboxed values, an array of several results} */
  static MethodTypeDesc hostType(CallShape shape) {
    List<Kind> results = shape.results();
    ClassDesc returned =
        switch (results.size()) {
          case 0 -> CD_void;
          case 1 -> hostType(results.getFirst());
          default -> Abi.OBJECTS;
        };
    return MethodTypeDesc.of(
        returned, shape.parameters().stream().map(HostCalleeWriter::hostType).toList());
  }

  private static ClassDesc hostType(Kind kind) {
    return switch (kind) {
      case INT, LONG, FLOAT, DOUBLE -> kind.type();
      case VECTOR -> V128;
      case OBJECT, FUNCTION, EXCEPTION -> CD_Object;
    };
  }

  /** Replaces what the host returned by the first result, and leaves the others in the cells. */
  private void takeResults(CodeBuilder code, boolean asArray) {
    List<Kind> results = shape.results();
    if (results.isEmpty()) {
      if (asArray) {
        code.pop();
      }
      return;
    }
    Kind first = results.getFirst();
    if (asArray) {
      int array = code.allocateLocal(TypeKind.REFERENCE);
      code.astore(array);
      for (int position = 1; position < results.size(); position++) {
        putCell(code, results.get(position), position, array);
      }
      code.aload(array).iconst_0().aaload();
      Boxes.unbox(code, first);
    } else if (first == Kind.VECTOR) {
      Boxes.unbox(code, first);
    } else if (first == Kind.FUNCTION || first == Kind.EXCEPTION) {
      code.checkcast(first.type());
    }
    if (first == Kind.VECTOR) {
      int high = code.allocateLocal(TypeKind.LONG);
      code.lstore(high);
      cells(code, first);
      code.iconst_1().lload(high).lastore();
    }
  }

  private void putCell(CodeBuilder code, Kind kind, int position, int array) {
    int low = code.allocateLocal(kind.jvm());
    code.aload(array).loadConstant(position).aaload();
    Boxes.unbox(code, kind);
    if (kind == Kind.VECTOR) {
      int high = code.allocateLocal(TypeKind.LONG);
      code.lstore(high).lstore(low);
      cells(code, kind);
      code.loadConstant(Results.cell(kind, position)).lload(low).lastore();
      cells(code, kind);
      code.loadConstant(Results.cell(kind, position) + 1).lload(high).lastore();
    } else {
      code.storeLocal(kind.jvm(), low);
      cells(code, kind);
      code.loadConstant(Results.cell(kind, position))
          .loadLocal(kind.jvm(), low)
          .arrayStore(kind.jvm());
    }
  }

  private void cells(CodeBuilder code, Kind kind) {
    code.aload(caller).checkcast(Abi.INSTANCE);
    Results.getCells(code, kind);
  }
}
