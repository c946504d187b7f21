package dev.gantry.component.typed;

import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.compiled.Emission;
import dev.gantry.abi.compiled.HostList;
import dev.gantry.abi.compiled.Local;
import dev.gantry.abi.compiled.Side;
import dev.gantry.abi.compiled.Source;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/**
 * A primitive array.
 *
 * @param length the local variable, an int
 */
record ArraySource(Local array, Class<?> type, int length) implements HostList {

  static ArraySource of(Emission e, Local array, Class<?> type) {
    e.code.aload(array.slot()).arraylength();
    return new ArraySource(array, type, e.store(TypeKind.INT));
  }

  @Override
  public boolean storeAll(Emission e, Side side, int address, Descriptor elementType) {
    boolean chars =
        elementType.layout() instanceof Layout.Scalar(var primitive) && primitive == Primitive.CHAR;
    e.guest(side);
    e.code.lload(address).aload(array.slot());
    e.code.invokestatic(
        TypedNames.HOST_VALUES,
        chars ? "storeChars" : "store",
        MethodTypeDesc.of(CD_void, TypedNames.GUEST_SIDE, CD_long, JavaTypes.desc(type)));
    return true;
  }

  @Override
  public Source element(Emission e, int index) {
    e.code.aload(array.slot()).iload(index);
    return read(e);
  }

  @Override
  public Source elementAt(Emission e, int index) {
    e.code.aload(array.slot()).loadConstant(index);
    return read(e);
  }

  private Source read(Emission e) {
    Class<?> component = type.getComponentType();
    e.code.arrayLoad(TypeKind.from(component));
    return new JavaSource(
        new Local(e.store(TypeKind.from(component)), JavaTypes.desc(component)), component);
  }
}
