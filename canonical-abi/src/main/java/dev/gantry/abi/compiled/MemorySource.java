package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_byte;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_short;

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
 * A value in a guest's memory (CanonicalABI.md, Loading).
 *
 * @param address the local variable, a long
 * @param offset from that address, in bytes
 */
public record MemorySource(Side side, int address, long offset) implements Source {
  private static final ClassDesc FLOAT = ClassDesc.of("java.lang.Float");
  private static final ClassDesc DOUBLE = ClassDesc.of("java.lang.Double");

  @Override
  public void scalar(Emission e, Primitive type) {
    switch (type) {
      case BOOL, S8, U8 -> load(e, "loadByte", CD_byte);
      case S16, U16 -> load(e, "loadShort", CD_short);
      case S32, U32, CHAR -> load(e, "loadInt", CD_int);
      case S64, U64 -> load(e, "loadLong", CD_long);
      case F32 -> {
        load(e, "loadInt", CD_int);
        e.code.invokestatic(FLOAT, "intBitsToFloat", MethodTypeDesc.of(CD_float, CD_int));
      }
      case F64 -> {
        load(e, "loadLong", CD_long);
        e.code.invokestatic(DOUBLE, "longBitsToDouble", MethodTypeDesc.of(CD_double, CD_long));
      }
      case STRING -> throw new AssertionError("a string is not a scalar");
    }
    Scalars.normalize(e, type, side);
  }

  private void load(Emission e, String method, ClassDesc type) {
    e.memory(side);
    e.address(address, offset);
    e.load(method, type);
  }

  private void loadUnsigned(Emission e, int byteLength) {
    switch (byteLength) {
      case 1 -> {
        load(e, "loadByte", CD_byte);
        e.code.loadConstant(0xFF).iand();
      }
      case 2 -> {
        load(e, "loadShort", CD_short);
        e.code.loadConstant(0xFFFF).iand();
      }
      default -> load(e, "loadInt", CD_int);
    }
  }

  private int loadPointer(Emission e, int index) {
    MemorySource at = new MemorySource(side, address, offset + (long) index * width());
    if (side.pointer() == PointerType.I64) {
      at.load(e, "loadLong", CD_long);
    } else {
      at.load(e, "loadInt", CD_int);
      Scalars.widen(e);
    }
    return e.store(TypeKind.LONG);
  }

  private int width() {
    return side.pointer().byteLength();
  }

  @Override
  public StringSource string(Emission e) {
    return new StringSource.InMemory(side, loadPointer(e, 0), loadPointer(e, 1));
  }

  @Override
  public ListSource list(Emission e, Descriptor list, Descriptor element) {
    return MemoryList.checked(e, side, loadPointer(e, 0), loadPointer(e, 1), element);
  }

  @Override
  public ListSource fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    e.address(address, offset);
    int start = e.store(TypeKind.LONG);
    e.code.loadConstant(length);
    return new MemoryList(side, start, e.store(TypeKind.INT), element);
  }

  @Override
  public List<Source> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    return layout.parts().stream().<Source>map(part -> at(part.offset())).toList();
  }

  private MemorySource at(long distance) {
    return new MemorySource(side, address, offset + distance);
  }

  @Override
  public void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    e.guest(side);
    loadUnsigned(e, layout.discriminantByteLength());
    e.code.loadConstant(layout.payloads().size());
    e.guestCall("discriminant", CD_int, CD_int, CD_int);
  }

  @Override
  public Source payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    return at(layout.payloadOffset());
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    loadUnsigned(e, layout.byteLength());
    Scalars.mask(e, layout);
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    e.guest(side);
    load(e, "loadInt", CD_int);
    e.code.loadConstant(resource.slot());
    e.guestCall("liftOwn", CD_int, CD_int, CD_int);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    e.guest(side);
    load(e, "loadInt", CD_int);
    e.code.loadConstant(resource.slot());
    e.lenders();
    e.guestCall("liftBorrow", CD_int, CD_int, CD_int, Names.BORROW_SCOPE);
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
  public Source moved(List<Local> parameters) {
    return new MemorySource(side, parameters.getFirst().slot(), 0);
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
