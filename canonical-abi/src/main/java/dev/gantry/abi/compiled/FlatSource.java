package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_int;

import dev.gantry.abi.CoreType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in core values (CanonicalABI.md, Flat Lifting).
 *
 * @param values those of the whole signature
 * @param position of the first that belongs to the value
 */
public record FlatSource(Side side, List<Local> values, int position) implements Source {

  /** Pushes a core value as another type, where variants have joined the two. */
  private void push(Emission e, int distance, CoreType wanted) {
    Local value = values.get(position + distance);
    e.code.loadLocal(value.kind(), value.slot());
    Joins.fromJoined(e, value.kind(), wanted);
  }

  private int pushPointer(Emission e, int distance) {
    push(e, distance, side.pointer().coreType());
    if (side.pointer().coreType() == CoreType.I32) {
      Scalars.widen(e);
    }
    return e.store(TypeKind.LONG);
  }

  @Override
  public void scalar(Emission e, Primitive type) {
    push(e, 0, Joins.flat(type));
    Scalars.normalize(e, type, side);
  }

  @Override
  public StringSource string(Emission e) {
    return new StringSource.InMemory(side, pushPointer(e, 0), pushPointer(e, 1));
  }

  @Override
  public ListSource list(Emission e, Descriptor list, Descriptor element) {
    return MemoryList.checked(e, side, pushPointer(e, 0), pushPointer(e, 1), element);
  }

  @Override
  public ListSource fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    return new FlatList(this, element);
  }

  /** {@return what begins so many core values later} */
  public FlatSource after(int distance) {
    return new FlatSource(side, values, position + distance);
  }

  @Override
  public List<Source> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    var parts = new ArrayList<Source>();
    int distance = 0;
    for (Layout.Part part : layout.parts()) {
      parts.add(after(distance));
      distance += part.descriptor().flatTypes().size();
    }
    return parts;
  }

  @Override
  public void discriminant(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    e.guest(side);
    push(e, 0, CoreType.I32);
    e.code.loadConstant(layout.payloads().size());
    e.guestCall("discriminant", CD_int, CD_int, CD_int);
  }

  @Override
  public Source payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    return after(1);
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    push(e, 0, CoreType.I32);
    Scalars.mask(e, layout);
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    e.guest(side);
    push(e, 0, CoreType.I32);
    e.code.loadConstant(resource.slot());
    e.guestCall("liftOwn", CD_int, CD_int, CD_int);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    e.guest(side);
    push(e, 0, CoreType.I32);
    e.code.loadConstant(resource.slot());
    e.lenders();
    e.guestCall("liftBorrow", CD_int, CD_int, CD_int, Names.BORROW_SCOPE);
  }

  @Override
  public List<Local> locals() {
    return values.subList(position, values.size());
  }

  @Override
  public void pass(Emission e) {
    locals().forEach(value -> e.code.loadLocal(value.kind(), value.slot()));
  }

  @Override
  public Source moved(List<Local> parameters) {
    return new FlatSource(side, parameters, 0);
  }

  @Override
  public String kind() {
    var types = new StringBuilder("f").append(side.field());
    locals().forEach(value -> types.append(value.type().descriptorString()));
    return types.toString();
  }

  @Override
  public boolean isStateless() {
    return true;
  }

  @Override
  public boolean isFlat() {
    return true;
  }

  /** The elements of a list of known length, one after the other. */
  private record FlatList(FlatSource first, Descriptor elementType) implements ListSource {
    @Override
    public int length() {
      throw new AssertionError("the type says the length");
    }

    @Override
    public Source element(Emission e, int index) {
      throw new AssertionError("core values have no addresses");
    }

    @Override
    public Source elementAt(Emission e, int index) {
      return first.after(index * elementType.flatTypes().size());
    }
  }
}
