package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.PointerType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/**
 * A place in a guest's memory, aligned and in bounds (CanonicalABI.md, Storing).
 *
 * @param address the local variable, a long
 * @param offset from that address, in bytes
 */
public record MemorySink(Side side, int address, long offset) implements Sink {
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

  @Override
  public void begin(Emission e) {
    e.memory(side);
    e.address(address, offset);
  }

  @Override
  public void scalar(Emission e, Primitive type) {
    switch (type) {
      case BOOL, S8, U8 -> {
        e.code.i2b();
        e.storeTo("storeByte", CD_byte);
      }
      case S16, U16 -> {
        e.code.i2s();
        e.storeTo("storeShort", CD_short);
      }
      case S32, U32, CHAR -> e.storeTo("storeInt", CD_int);
      case S64, U64 -> e.storeTo("storeLong", CD_long);
      case F32 -> {
        e.code.invokestatic(FLOAT, "floatToRawIntBits", MethodTypeDesc.of(CD_int, CD_float));
        e.storeTo("storeInt", CD_int);
      }
      case F64 -> {
        e.code.invokestatic(DOUBLE, "doubleToRawLongBits", MethodTypeDesc.of(CD_long, CD_double));
        e.storeTo("storeLong", CD_long);
      }
      case STRING -> throw new AssertionError("a string is not a scalar");
    }
  }

  private void storeInteger(Emission e, int byteLength) {
    switch (byteLength) {
      case 1 -> scalar(e, Primitive.U8);
      case 2 -> scalar(e, Primitive.U16);
      default -> scalar(e, Primitive.U32);
    }
  }

  private void storePointer(Emission e, int index, int local) {
    new MemorySink(side, address, offset + (long) index * side.pointer().byteLength()).begin(e);
    e.code.lload(local);
    if (side.pointer() == PointerType.I64) {
      e.storeTo("storeLong", CD_long);
    } else {
      e.code.l2i();
      e.storeTo("storeInt", CD_int);
    }
  }

  @Override
  public void string(Emission e, StringSource source) {
    MemoryStrings.Stored stored = MemoryStrings.copy(e, source, side);
    storePointer(e, 0, stored.address());
    storePointer(e, 1, stored.codeUnits());
  }

  @Override
  public ListSink list(Emission e, Descriptor list, Descriptor element, ListSource source) {
    return MemoryListSink.allocated(
        e,
        side,
        element,
        source,
        (emission, address, length) -> {
          storePointer(emission, 0, address);
          emission.code.iload(length).i2l();
          storePointer(emission, 1, emission.store(TypeKind.LONG));
        });
  }

  @Override
  public ListSink fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    e.address(address, offset);
    int start = e.store(TypeKind.LONG);
    return new MemoryListSink(side, start, element, -1, (_, _, _) -> {});
  }

  @Override
  public List<Sink> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    return layout.parts().stream().<Sink>map(part -> at(part.offset())).toList();
  }

  private MemorySink at(long distance) {
    return new MemorySink(side, address, offset + distance);
  }

  @Override
  public void enumeration(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    storeInteger(e, layout.discriminantByteLength());
  }

  @Override
  public void discriminant(
      Emission e, Descriptor descriptor, Layout.Alternatives layout, int local) {
    begin(e);
    e.code.iload(local);
    storeInteger(e, layout.discriminantByteLength());
  }

  @Override
  public Sink payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    return at(layout.payloadOffset());
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    storeInteger(e, layout.byteLength());
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    Handles.lowerOwn(e, side, resource);
    e.storeTo("storeInt", CD_int);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    Handles.lowerBorrow(e, side, resource);
    e.storeTo("storeInt", CD_int);
  }

  @Override
  public boolean canMove() {
    return true;
  }

  @Override
  public List<Local> locals() {
    return List.of(new Local(address, CD_long));
  }

  @Override
  public void pass(Emission e) {
    e.address(address, offset);
  }

  @Override
  public Sink moved(List<Local> parameters) {
    return new MemorySink(side, parameters.getFirst().slot(), 0);
  }

  @Override
  public ClassDesc returned() {
    return CD_void;
  }

  @Override
  public void returnValue(Emission e) {
    e.code.return_();
  }

  @Override
  public String kind() {
    return "m" + side.field();
  }

  @Override
  public boolean isStateless() {
    return true;
  }
}
