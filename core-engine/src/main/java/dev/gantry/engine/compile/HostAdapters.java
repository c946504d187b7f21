package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_MethodHandle;
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
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes functions of the host callable through the interface of their shape.
 *
 * <p>Each gets a class of its own, in which its handle is a constant, so that HotSpot inlines it.
 */
public final class HostAdapters {
  private static final ClassDesc ENGINE_INSTANCE = ClassDesc.of("dev.gantry.engine.Instance");
  private static final ClassDesc V128 = ClassDesc.of("dev.gantry.engine.V128");
  private static final DynamicConstantDesc<?> TARGET =
      DynamicConstantDesc.ofNamed(
          ConstantDescs.ofConstantBootstrap(
              ClassDesc.of("java.lang.invoke.MethodHandles"), "classData", CD_Object),
          ConstantDescs.DEFAULT_NAME,
          CD_MethodHandle);

  private static final MethodTypeDesc BOXED =
      MethodTypeDesc.of(Abi.OBJECTS, Abi.GUEST_INSTANCE, Abi.OBJECTS);

  private HostAdapters() {}

  /** {@return whether functions of a shape have more parameters than a method can have} */
  public static boolean isWide(String shapeKey) {
    return ShapeClassLoader.parse(shapeKey).isWide();
  }

  /**
   * {@return an object through whose call interface a handle can be called}
   *
   * @param shapeKey of the call shape
   * @param target takes the calling instance and the arguments: numbers unboxed, vectors and
   *     references as objects; returns an array if there are several results. If the shape {@link
   *     #isWide} it takes the instance and an array of boxed values, and returns one
   */
  public static Object adapt(String shapeKey, MethodHandle target) {
    CallShape shape = ShapeClassLoader.parse(shapeKey);
    try {
      return ShapeClassLoader.SHARED
          .lookup()
          .defineHiddenClassWithClassData(write(shape), target, true)
          .lookupClass()
          .getConstructor()
          .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /**
   * {@return the method of a shape's call interface: callee, arguments, number and caller}
   *
   * @param shapeKey of a shape with one result or none, and no vectors
   */
  public static MethodHandle call(String shapeKey) {
    CallShape shape = ShapeClassLoader.parse(shapeKey);
    try {
      Class<?> callee = ShapeClassLoader.SHARED.loadClass(Naming.SHAPES + shape.key());
      var type =
          MethodType.fromMethodDescriptorString(
              shape.descriptor(CD_int, Abi.GUEST_INSTANCE).descriptorString(),
              ShapeClassLoader.SHARED);
      return MethodHandles.publicLookup().findVirtual(callee, ShapeClassLoader.CALL, type);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static byte[] write(CallShape shape) {
    return ClassWriter.write(
        ClassDesc.of(Naming.SHAPES + "Host"),
        builder -> {
          builder.withInterfaceSymbols(Naming.shape(shape), Naming.resumption(shape.results()));
          builder.withMethodBody(
              ShapeClassLoader.RESUME,
              shape.resumption(),
              ClassFile.ACC_PUBLIC,
              code -> {
                code.aload(2).checkcast(Abi.INSTANCE).astore(2);
                code.aload(0);
                ResumeWriter.pushArguments(code, shape, 2);
                code.iload(1).aload(2);
                code.invokeinterface(
                    Naming.shape(shape),
                    ShapeClassLoader.CALL,
                    shape.descriptor(CD_int, Abi.GUEST_INSTANCE));
                DispatchWriter.returnValue(code, shape);
              });
          builder.withMethodBody(
              ConstantDescs.INIT_NAME,
              ConstantDescs.MTD_void,
              ClassFile.ACC_PUBLIC,
              code ->
                  code.aload(0)
                      .invokespecial(CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                      .return_());
          builder.withMethodBody(
              ShapeClassLoader.CALL,
              shape.descriptor(CD_int, Abi.GUEST_INSTANCE),
              ClassFile.ACC_PUBLIC,
              code -> call(code, shape));
        });
  }

  private static void call(CodeBuilder code, CallShape shape) {
    int caller = 1 + shape.passedSlotCount() + 1;
    Label start = code.newBoundLabel();
    code.loadConstant(TARGET).aload(caller);
    if (shape.isWide()) {
      Wide.pushBoxed(code, shape.parameters(), 1);
      code.invokevirtual(CD_MethodHandle, "invokeExact", BOXED);
    } else {
      pushParameters(code, shape);
      code.invokevirtual(CD_MethodHandle, "invokeExact", hostType(shape));
    }
    takeResults(code, shape, caller);
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

  private static void pushParameters(CodeBuilder code, CallShape shape) {
    int slot = 1;
    for (Kind kind : shape.parameters()) {
      code.loadLocal(kind.jvm(), slot);
      if (kind == Kind.VECTOR) {
        code.lload(slot + 2);
        newVector(code);
      }
      slot += kind.slotCount();
    }
  }

  /** Makes an object of the two halves on the stack. */
  static void newVector(CodeBuilder code) {
    Boxes.box(code, Kind.VECTOR);
    code.checkcast(V128);
  }

  private static MethodTypeDesc hostType(CallShape shape) {
    var types = new ArrayList<ClassDesc>();
    types.add(ENGINE_INSTANCE);
    shape.parameters().forEach(kind -> types.add(hostType(kind)));
    List<Kind> results = shape.results();
    ClassDesc returned =
        switch (results.size()) {
          case 0 -> CD_void;
          case 1 -> hostType(results.getFirst());
          default -> Abi.OBJECTS;
        };
    return MethodTypeDesc.of(returned, types);
  }

  private static ClassDesc hostType(Kind kind) {
    return switch (kind) {
      case INT, LONG, FLOAT, DOUBLE -> kind.type();
      case VECTOR -> V128;
      case OBJECT, FUNCTION, EXCEPTION -> CD_Object;
    };
  }

  private static void takeResults(CodeBuilder code, CallShape shape, int caller) {
    List<Kind> results = shape.results();
    if (results.isEmpty()) {
      return;
    }
    Kind first = results.getFirst();
    if (results.size() > 1 || shape.isWide()) {
      int array = code.allocateLocal(TypeKind.REFERENCE);
      code.astore(array);
      for (int position = 1; position < results.size(); position++) {
        putCell(code, results.get(position), position, array, caller);
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
      cells(code, first, caller);
      code.iconst_1().lload(high).lastore();
    }
  }

  private static void putCell(CodeBuilder code, Kind kind, int position, int array, int caller) {
    int low = code.allocateLocal(kind.jvm());
    code.aload(array).loadConstant(position).aaload();
    Boxes.unbox(code, kind);
    if (kind == Kind.VECTOR) {
      int high = code.allocateLocal(TypeKind.LONG);
      code.lstore(high).lstore(low);
      cells(code, kind, caller);
      code.loadConstant(2 * position).lload(low).lastore();
      cells(code, kind, caller);
      code.loadConstant(2 * position + 1).lload(high).lastore();
    } else {
      code.storeLocal(kind.jvm(), low);
      cells(code, kind, caller);
      code.loadConstant(position).loadLocal(kind.jvm(), low).arrayStore(kind.jvm());
    }
  }

  private static void cells(CodeBuilder code, Kind kind, int caller) {
    code.aload(caller).checkcast(Abi.INSTANCE);
    Results.getCells(code, kind);
  }
}
