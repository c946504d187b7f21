package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.Descriptor;
import java.lang.classfile.TypeKind;

/**
 * A list in a guest's memory, within bounds.
 *
 * @param address the local variable, a long
 * @param length the local variable, an int
 */
public record MemoryList(Side side, int address, int length, Descriptor elementType)
    implements ListSource {

  /** {@return a list whose address and length, unsigned, are in local variables, both longs} */
  static MemoryList checked(
      Emission e, Side side, int address, int length, Descriptor elementType) {
    e.guest(side);
    e.code.lload(address).lload(length).loadConstant(elementType.elementSize());
    e.code.loadConstant(elementType.alignment());
    e.guestCall("checkList", CD_void, CD_long, CD_long, CD_long, CD_int);
    e.code.lload(length).l2i();
    return new MemoryList(side, address, e.store(TypeKind.INT), elementType);
  }

  @Override
  public Source element(Emission e, int index) {
    return new MemorySource(side, elementAddress(e, address, elementType, index), 0);
  }

  /** {@return the local variable, a long, with the address of an element} */
  static int elementAddress(Emission e, int address, Descriptor elementType, int index) {
    e.code.lload(address).iload(index).i2l();
    e.code.loadConstant(elementType.elementSize()).lmul().ladd();
    return e.store(TypeKind.LONG);
  }

  @Override
  public Source elementAt(Emission e, int index) {
    return new MemorySource(side, address, index * elementType.elementSize());
  }
}
