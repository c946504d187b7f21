package dev.gantry.component.typed;

import dev.gantry.types.Tuple;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Java types, as the writers of code need to know them. */
final class JavaTypes {
  private JavaTypes() {}

  /** {@return the class behind a type} */
  static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> raw(generic.getRawType());
      default -> throw new AssertionError("types were checked: " + type);
    };
  }

  static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  static ClassDesc desc(Type type) {
    return desc(raw(type));
  }

  static TypeKind kind(Type type) {
    return TypeKind.from(raw(type));
  }

  /** {@return an argument of a generic type} */
  static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType generic) {
      return generic.getActualTypeArguments()[index];
    }
    throw new AssertionError("types were checked: " + type);
  }

  static MethodTypeDesc desc(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .describeConstable()
        .orElseThrow();
  }

  static boolean isTuple(Class<?> type) {
    return Tuple.class.isAssignableFrom(type);
  }

  /** {@return the types of the parts of a record or a tuple} */
  static List<Type> partTypes(Type type) {
    var parts = new ArrayList<Type>();
    RecordComponent[] components = raw(type).getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      parts.add(isTuple(raw(type)) ? argument(type, i) : components[i].getGenericType());
    }
    return parts;
  }

  /** {@return the type of the constructor of a record} */
  static MethodTypeDesc constructor(Class<?> record) {
    var types = new ArrayList<ClassDesc>();
    for (RecordComponent component : record.getRecordComponents()) {
      types.add(desc(component.getType()));
    }
    return MethodTypeDesc.of(ConstantDescs.CD_void, types);
  }

  static MethodTypeDesc accessor(RecordComponent component) {
    return MethodTypeDesc.of(desc(component.getType()));
  }

  /** {@return the class of the boxes of a primitive type} */
  static Class<?> boxed(Class<?> primitive) {
    return MethodType.methodType(primitive).wrap().returnType();
  }

  /** {@return the primitive type in the boxes of a class, or the class itself} */
  static Class<?> unboxed(Class<?> box) {
    return MethodType.methodType(box).unwrap().returnType();
  }
}
