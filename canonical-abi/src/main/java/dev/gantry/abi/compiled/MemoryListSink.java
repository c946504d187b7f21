package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.TypeKind;

/**
 * A list in a guest's memory that is being filled.
 *
 * @param address the local variable, a long
 * @param length the local variable, an int; -1 if the type says it
 * @param ending what takes the list
 */
record MemoryListSink(Side side, int address, Descriptor elementType, int length, Ending ending)
    implements ListSink {

  /** Takes a list: local variables with its address, a long, and its length, an int. */
  @FunctionalInterface
  interface Ending {
    void take(Emission e, int address, int length);
  }

  static MemoryListSink allocated(
      Emission e, Side side, Descriptor elementType, ListSource source, Ending ending) {
    e.guest(side);
    e.code.iload(source.length()).loadConstant(elementType.elementSize());
    e.code.loadConstant(elementType.alignment());
    e.guestCall("allocateList", CD_long, CD_int, CD_long, CD_int);
    return new MemoryListSink(side, e.store(TypeKind.LONG), elementType, source.length(), ending);
  }

  @Override
  public boolean bulk(Emission e, ListSource source) {
    if (!(source instanceof MemoryList from)) {
      return source instanceof HostList host && host.storeAll(e, side, address, elementType);
    }
    if (elementType.plainBytes()) {
      e.memory(side);
      e.code.lload(address);
      e.memory(from.side());
      e.code.lload(from.address()).iload(from.length()).i2l();
      e.code.loadConstant(elementType.elementSize()).lmul();
      e.code.invokeinterface(
          Names.LINEAR_MEMORY,
          "copy",
          java.lang.constant.MethodTypeDesc.of(
              CD_void, CD_long, Names.LINEAR_MEMORY, CD_long, CD_long));
      return true;
    }
    if (elementType.layout() instanceof Layout.Scalar(var type)
        && (type == Primitive.BOOL || type == Primitive.CHAR)) {
      e.guest(from.side());
      e.code.lload(from.address());
      e.guest(side);
      e.code.lload(address).iload(from.length());
      e.guestStatic(
          type == Primitive.BOOL ? "copyBools" : "copyChars",
          CD_void,
          Names.GUEST_SIDE,
          CD_long,
          Names.GUEST_SIDE,
          CD_long,
          CD_int);
      return true;
    }
    return false;
  }

  @Override
  public Sink element(Emission e, int index) {
    return new MemorySink(side, MemoryList.elementAddress(e, address, elementType, index), 0);
  }

  @Override
  public Sink elementAt(Emission e, int index) {
    return new MemorySink(side, address, index * elementType.elementSize());
  }

  @Override
  public void end(Emission e) {
    ending.take(e, address, length);
  }
}
