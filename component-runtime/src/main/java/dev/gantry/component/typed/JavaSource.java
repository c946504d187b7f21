package dev.gantry.component.typed;

import static dev.gantry.component.typed.JavaTypes.argument;
import static dev.gantry.component.typed.JavaTypes.desc;
import static dev.gantry.component.typed.JavaTypes.raw;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.ListSource;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Source;
import dev.gantry.abi.compiled.StringSource;
import dev.gantry.types.Result;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Java value in a local variable.
 *
 * @param local may have the type Object where {@code type} is a class, as with generic types
 */
record JavaSource(Local local, Type type) implements Source {

  private Class<?> rawType() {
    return raw(type);
  }

  /** Pushes the value, as what it is. */
  private void push(Emission e) {
    e.code.loadLocal(TypeKind.from(local.type()), local.slot());
    if (local.type().equals(CD_Object) && !rawType().equals(Object.class)) {
      e.code.checkcast(desc(rawType()));
    }
  }

  @Override
  public void scalar(Emission e, Primitive primitive) {
    push(e);
    Class<?> unboxed = JavaTypes.unboxed(rawType());
    if (!rawType().isPrimitive()) {
      e.code.invokevirtual(
          desc(rawType()), unboxed.getName() + "Value", MethodTypeDesc.of(desc(unboxed)));
    }
    // An array's elements are as wide as the type, and there is nothing to check.
    switch (primitive) {
      case U8 -> {
        if (unboxed.equals(byte.class)) {
          e.code.loadConstant(0xFF).iand();
        } else {
          check(e, "u8", CD_int);
        }
      }
      case U16 -> {
        if (unboxed.equals(short.class)) {
          e.code.loadConstant(0xFFFF).iand();
        } else {
          check(e, "u16", CD_int);
        }
      }
      case U32 -> {
        if (unboxed.equals(long.class)) {
          check(e, "u32", CD_long);
        }
      }
      case CHAR -> check(e, "codePoint", CD_int);
      case F32 -> e.guestStatic("canonical", CD_float, CD_float);
      case F64 -> e.guestStatic("canonical", CD_double, CD_double);
      case BOOL, S8, S16, S32, S64, U64 -> {}
      case STRING -> throw new AssertionError("a string is not a scalar");
    }
  }

  private static void check(Emission e, String method, ClassDesc from) {
    e.code.invokestatic(TypedNames.HOST_VALUES, method, MethodTypeDesc.of(CD_int, from));
  }

  @Override
  public StringSource string(Emission e) {
    return new StringSource.OfHost(typed(e).slot());
  }

  /** {@return the local variable with a reference of the right type} */
  private Local typed(Emission e) {
    if (!local.type().equals(CD_Object)) {
      return local;
    }
    push(e);
    return new Local(e.store(TypeKind.REFERENCE), desc(rawType()));
  }

  @Override
  public ListSource list(Emission e, Descriptor list, Descriptor element) {
    return rawType().isArray()
        ? ArraySource.of(e, typed(e), rawType())
        : ListValueSource.of(e, typed(e), argument(type, 0));
  }

  @Override
  public ListSource fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    ListSource source = list(e, list, element);
    e.code.iload(source.length()).loadConstant(length);
    e.code.invokestatic(
        TypedNames.HOST_VALUES, "checkLength", TypedNames.method(void.class, int.class, int.class));
    return source;
  }

  @Override
  public List<Source> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    RecordComponent[] components = rawType().getRecordComponents();
    List<Type> types = JavaTypes.partTypes(type);
    Local whole = typed(e);
    var parts = new ArrayList<Source>();
    for (int i = 0; i < components.length; i++) {
      e.code.aload(whole.slot());
      parts.add(read(e, components[i], types.get(i)));
    }
    return parts;
  }

  /** {@return a component of the record on the stack} */
  private static JavaSource read(Emission e, RecordComponent component, Type type) {
    e.code.invokevirtual(
        desc(component.getDeclaringRecord()),
        component.getAccessor().getName(),
        JavaTypes.accessor(component));
    ClassDesc found = desc(component.getType());
    return new JavaSource(new Local(e.store(TypeKind.from(found)), found), type);
  }

  @Override
  public void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    push(e);
    Class<?> found = rawType();
    if (found.isEnum()) {
      e.code.invokevirtual(desc(Enum.class), "ordinal", MethodTypeDesc.of(CD_int));
    } else if (found.equals(Optional.class)) {
      e.code.invokevirtual(desc(Optional.class), "isPresent", MethodTypeDesc.of(CD_boolean));
    } else if (found.equals(Result.class)) {
      e.code.invokeinterface(desc(Result.class), "isOk", MethodTypeDesc.of(CD_boolean));
      e.code.iconst_1().ixor();
    } else {
      whichCase(e, layout);
    }
  }

  private void whichCase(Emission e, Layout.Alternatives layout) {
    int value = e.store(TypeKind.REFERENCE);
    Label done = e.code.newLabel();
    for (int i = 0; i < layout.labels().size() - 1; i++) {
      Label next = e.code.newLabel();
      e.code.aload(value).instanceOf(desc(caseClass(layout, i))).ifeq(next);
      e.code.loadConstant(i).goto_(done).labelBinding(next);
    }
    int last = layout.labels().size() - 1;
    // The last case is what is left; null is of none.
    e.code.aload(value).checkcast(desc(caseClass(layout, last)));
    e.code.invokestatic(
        desc(java.util.Objects.class), "requireNonNull", MethodTypeDesc.of(CD_Object, CD_Object));
    e.code.pop().loadConstant(last).labelBinding(done);
  }

  private Class<?> caseClass(Layout.Alternatives layout, int index) {
    return Cases.of(rawType(), layout.labels().get(index));
  }

  @Override
  public Source payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    push(e);
    Class<?> found = rawType();
    if (found.equals(Optional.class)) {
      e.code.invokevirtual(desc(Optional.class), "orElseThrow", MethodTypeDesc.of(CD_Object));
      return new JavaSource(new Local(e.store(TypeKind.REFERENCE), CD_Object), argument(type, 0));
    }
    Class<?> caseClass =
        found.equals(Result.class)
            ? index == 0 ? Result.Ok.class : Result.Err.class
            : caseClass(layout, index);
    RecordComponent component = caseClass.getRecordComponents()[0];
    e.code.checkcast(desc(caseClass));
    return read(
        e,
        component,
        found.equals(Result.class) ? argument(type, index) : component.getGenericType());
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    push(e);
    RecordComponent bits = rawType().getRecordComponents()[0];
    e.code.invokevirtual(desc(rawType()), bits.getAccessor().getName(), MethodTypeDesc.of(CD_long));
    e.code.l2i();
    int count = layout.labels().size();
    if (count < Integer.SIZE) {
      e.code.loadConstant((1 << count) - 1).iand();
    }
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    handle(e, "takeOwned", resource);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    handle(e, "lend", resource);
  }

  private void handle(Emission e, String method, ResourceType resource) {
    e.field(TypedNames.GATE_FIELD, TypedNames.GATE);
    e.code.loadLocal(TypeKind.REFERENCE, local.slot()).loadConstant(resource.slot());
    e.code.invokeinterface(
        TypedNames.GATE, method, TypedNames.method(int.class, Object.class, int.class));
  }

  @Override
  public List<Local> locals() {
    return List.of(local);
  }

  @Override
  public void pass(Emission e) {
    e.code.loadLocal(TypeKind.from(local.type()), local.slot());
  }

  @Override
  public Source moved(List<Local> parameters) {
    return new JavaSource(parameters.getFirst(), type);
  }

  @Override
  public String kind() {
    return "j" + local.type().descriptorString() + type.getTypeName();
  }
}
