package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.argument;
import static dev.gantry.component.typed.JavaTypes.desc;
import static dev.gantry.component.typed.JavaTypes.raw;
import static java.lang.constant.ConstantDescs.CD_Class;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSink;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Sink;
import dev.gantry.abi.compiled.StringSource;
import dev.gantry.types.Result;
import dev.gantry.types.Unit;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Java value that is being made, in a new local variable. */
final class JavaSink implements Sink {
  private static final int LONGEST_SWITCH = 16;
  private static final ClassDesc OPTIONAL = ClassDesc.of(Optional.class.getName());
  private static final ClassDesc RESULT = ClassDesc.of(Result.class.getName());
  private static final ClassDesc UNIT = ClassDesc.of(Unit.class.getName());

  private final Type type;
  private int slot = -1;

  // The parts or the payload while they are filled.
  private List<JavaSink> parts = List.of();

  JavaSink(Type type) {
    this.type = type;
  }

  /** A value in a local variable that exists already. */
  JavaSink(Type type, int slot) {
    this.type = type;
    this.slot = slot;
  }

  private Class<?> rawType() {
    return raw(type);
  }

  /** {@return the local variable, once there is a value} */
  int slot() {
    return slot;
  }

  /** Pushes the value. */
  void push(Emission e) {
    e.code.loadLocal(JavaTypes.kind(type), slot);
  }

  /** Pushes the value as an object. */
  void pushBoxed(Emission e) {
    push(e);
    if (rawType().isPrimitive()) {
      box(e, JavaTypes.boxed(rawType()));
    }
  }

  private static void box(Emission e, Class<?> boxed) {
    e.code.invokestatic(
        desc(boxed), "valueOf", MethodTypeDesc.of(desc(boxed), desc(JavaTypes.unboxed(boxed))));
  }

  private void take(Emission e) {
    TypeKind kind = JavaTypes.kind(type);
    if (slot < 0) {
      slot = e.local(kind);
    }
    e.code.storeLocal(kind, slot);
  }

  @Override
  public void begin(Emission e) {}

  @Override
  public void scalar(Emission e, Primitive primitive) {
    if (primitive == Primitive.U32 && JavaTypes.unboxed(rawType()).equals(long.class)) {
      e.code.i2l().loadConstant(0xFFFF_FFFFL).land();
    }
    if (!rawType().isPrimitive()) {
      box(e, rawType());
    }
    take(e);
  }

  @Override
  public void string(Emission e, StringSource source) {
    switch (source) {
      case StringSource.InMemory(var side, var address, var taggedCodeUnits) -> {
        e.guest(side);
        e.code.lload(address).lload(taggedCodeUnits);
        e.guestCall("loadString", CD_String, CD_long, CD_long);
      }
      case StringSource.OfHost(var local) -> e.code.aload(local);
    }
    take(e);
  }

  @Override
  public ListSink list(Emission e, Descriptor list, Descriptor element, ListSource source) {
    return rawType().isArray()
        ? new ArraySink(this::takeOn, rawType(), element)
        : ListValueSink.of(e, this::takeOn, argument(type, 0), () -> e.code.iload(source.length()));
  }

  @Override
  public ListSink fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    if (rawType().isArray()) {
      return ArraySink.ofLength(e, this::takeOn, rawType(), element, length);
    }
    return ListValueSink.of(e, this::takeOn, argument(type, 0), () -> e.code.loadConstant(length));
  }

  private void takeOn(Emission e) {
    take(e);
  }

  @Override
  public List<Sink> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    parts = JavaTypes.partTypes(type).stream().map(JavaSink::new).toList();
    return List.copyOf(parts);
  }

  @Override
  public void endParts(Emission e) {
    e.code.new_(desc(rawType())).dup();
    parts.forEach(part -> part.push(e));
    e.code.invokespecial(desc(rawType()), INIT_NAME, JavaTypes.constructor(rawType()));
    take(e);
  }

  @Override
  public void enumeration(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    int count = layout.labels().size();
    if (rawType().isEnum() && count > LONGEST_SWITCH) {
      e.code.loadConstant(desc(rawType())).swap();
      e.code.invokestatic(
          TypedNames.HOST_VALUES, "constant", MethodTypeDesc.of(CD_Object, CD_Class, CD_int));
      e.code.checkcast(desc(rawType()));
      take(e);
      return;
    }
    var arms = new ArrayList<SwitchCase>();
    for (int i = 1; i < count; i++) {
      arms.add(SwitchCase.of(i, e.code.newLabel()));
    }
    Label first = e.code.newLabel();
    Label done = e.code.newLabel();
    slot = slot < 0 ? e.local(TypeKind.REFERENCE) : slot;
    e.code.tableswitch(first, arms);
    for (int i = 0; i < count; i++) {
      e.code.labelBinding(i == 0 ? first : arms.get(i - 1).target());
      constant(e, layout, i);
      take(e);
      e.code.goto_(done);
    }
    e.code.labelBinding(done);
  }

  private void constant(Emission e, Layout.Alternatives layout, int index) {
    if (rawType().isEnum()) {
      var name = ((Enum<?>) rawType().getEnumConstants()[index]).name();
      e.code.getstatic(desc(rawType()), name, desc(rawType()));
    } else {
      parts = List.of();
      makeCase(e, layout, index);
    }
  }

  @Override
  public void discriminant(
      Emission e, Descriptor descriptor, Layout.Alternatives layout, int local) {
    slot = slot < 0 ? e.local(TypeKind.REFERENCE) : slot;
  }

  @Override
  public Sink payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    parts = layout.payloads().get(index).isPresent() ? List.of(payload(layout, index)) : List.of();
    return parts.isEmpty() ? this : parts.getFirst();
  }

  private JavaSink payload(Layout.Alternatives layout, int index) {
    if (rawType().equals(Optional.class)) {
      return new JavaSink(argument(type, 0));
    }
    if (rawType().equals(Result.class)) {
      return new JavaSink(argument(type, index));
    }
    Class<?> caseClass = Cases.of(rawType(), layout.labels().get(index));
    return new JavaSink(caseClass.getRecordComponents()[0].getGenericType());
  }

  @Override
  public void endCase(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    makeCase(e, layout, index);
    take(e);
  }

  /** Pushes a new value of a case, with the payload that there is. */
  private void makeCase(Emission e, Layout.Alternatives layout, int index) {
    if (rawType().equals(Optional.class)) {
      parts.forEach(payload -> payload.pushBoxed(e));
      e.code.invokestatic(
          OPTIONAL,
          parts.isEmpty() ? "empty" : "of",
          MethodTypeDesc.of(OPTIONAL, parts.stream().map(_ -> CD_Object).toList()));
    } else if (rawType().equals(Result.class)) {
      if (parts.isEmpty()) {
        e.code.getstatic(UNIT, "UNIT", UNIT);
      } else {
        parts.getFirst().pushBoxed(e);
      }
      e.code.invokestatic(
          RESULT, index == 0 ? "ok" : "error", MethodTypeDesc.of(RESULT, CD_Object), true);
    } else {
      Class<?> caseClass = Cases.of(rawType(), layout.labels().get(index));
      e.code.new_(desc(caseClass)).dup();
      parts.forEach(payload -> payload.push(e));
      e.code.invokespecial(desc(caseClass), INIT_NAME, JavaTypes.constructor(caseClass));
    }
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    e.code.i2l().loadConstant(0xFFFF_FFFFL).land();
    int bits = e.store(TypeKind.LONG);
    e.code.new_(desc(rawType())).dup().lload(bits);
    e.code.invokespecial(desc(rawType()), INIT_NAME, JavaTypes.constructor(rawType()));
    take(e);
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    handle(e, "owned", resource);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    handle(e, "borrowed", resource);
  }

  private void handle(Emission e, String method, ResourceType resource) {
    e.field(TypedNames.GATE_FIELD, TypedNames.GATE);
    e.code.swap().loadConstant(resource.slot()).loadConstant(desc(rawType()));
    e.code.invokeinterface(
        TypedNames.GATE,
        method,
        TypedNames.method(Object.class, int.class, int.class, Class.class));
    e.code.checkcast(desc(rawType()));
    take(e);
  }

  @Override
  public boolean canMove() {
    return true;
  }

  @Override
  public List<Local> locals() {
    return List.of();
  }

  @Override
  public void pass(Emission e) {}

  @Override
  public Sink moved(List<Local> parameters) {
    return new JavaSink(type);
  }

  @Override
  public ClassDesc returned() {
    return desc(rawType());
  }

  @Override
  public void returnValue(Emission e) {
    push(e);
    e.code.return_(JavaTypes.kind(type));
  }

  @Override
  public void taken(Emission e) {
    take(e);
  }

  @Override
  public String kind() {
    return "j" + type.getTypeName();
  }
}
