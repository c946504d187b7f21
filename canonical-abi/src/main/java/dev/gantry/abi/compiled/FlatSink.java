package dev.gantry.abi.compiled;

import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.abi.CoreType;
import dev.gantry.abi.Descriptor;
import dev.gantry.abi.Layout;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType.Primitive;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Core values that a value becomes (CanonicalABI.md, Flat Lowering).
 *
 * <p>The local variables are 0 at first, which is what those stay that the case of a variant does
 * not use.
 *
 * @param values those of the whole signature
 * @param position of the first that belongs to the value
 */
public record FlatSink(Side side, List<Local> values, int position) implements Sink {

  /** {@return local variables for core values, set to 0} */
  public static FlatSink zeros(Emission e, Side side, List<CoreType> types) {
    var locals = new ArrayList<Local>();
    for (CoreType type : types) {
      var jvm = CallInterfaces.jvm(type);
      var kind = java.lang.classfile.TypeKind.from(jvm);
      switch (type) {
        case I32 -> e.code.iconst_0();
        case I64 -> e.code.lconst_0();
        case F32 -> e.code.fconst_0();
        case F64 -> e.code.dconst_0();
      }
      locals.add(new Local(e.store(kind), jvm));
    }
    return new FlatSink(side, locals, 0);
  }

  /** Takes a core value, as the type that variants have joined it to. */
  private void take(Emission e, int distance, CoreType found) {
    Local value = values.get(position + distance);
    Joins.toJoined(e, found, value.kind());
    e.code.storeLocal(value.kind(), value.slot());
  }

  private void takePointer(Emission e, int distance) {
    if (side.pointer().coreType() == CoreType.I32) {
      e.code.l2i();
    }
    take(e, distance, side.pointer().coreType());
  }

  @Override
  public void begin(Emission e) {}

  @Override
  public void scalar(Emission e, Primitive type) {
    take(e, 0, Joins.flat(type));
  }

  @Override
  public void string(Emission e, StringSource source) {
    MemoryStrings.Stored stored = MemoryStrings.copy(e, source, side);
    e.code.lload(stored.address());
    takePointer(e, 0);
    e.code.lload(stored.codeUnits());
    takePointer(e, 1);
  }

  @Override
  public ListSink list(Emission e, Descriptor list, Descriptor element, ListSource source) {
    return MemoryListSink.allocated(
        e,
        side,
        element,
        source,
        (emission, address, length) -> {
          emission.code.lload(address);
          takePointer(emission, 0);
          emission.code.iload(length).i2l();
          takePointer(emission, 1);
        });
  }

  @Override
  public ListSink fixedList(Emission e, Descriptor list, Descriptor element, int length) {
    return new FlatList(this, element);
  }

  /** {@return what begins so many core values later} */
  public FlatSink after(int distance) {
    return new FlatSink(side, values, position + distance);
  }

  @Override
  public List<Sink> parts(Emission e, Descriptor descriptor, Layout.Parts layout) {
    var parts = new ArrayList<Sink>();
    int distance = 0;
    for (Layout.Part part : layout.parts()) {
      parts.add(after(distance));
      distance += part.descriptor().flatTypes().size();
    }
    return parts;
  }

  @Override
  public void enumeration(Emission e, Descriptor descriptor, Layout.Alternatives layout) {
    take(e, 0, CoreType.I32);
  }

  @Override
  public void discriminant(
      Emission e, Descriptor descriptor, Layout.Alternatives layout, int local) {
    e.code.iload(local);
    take(e, 0, CoreType.I32);
  }

  @Override
  public Sink payload(Emission e, Descriptor descriptor, Layout.Alternatives layout, int index) {
    return after(1);
  }

  @Override
  public void flags(Emission e, Descriptor descriptor, Layout.Bits layout) {
    take(e, 0, CoreType.I32);
  }

  @Override
  public void own(Emission e, ResourceType resource) {
    Handles.lowerOwn(e, side, resource);
    take(e, 0, CoreType.I32);
  }

  @Override
  public void borrow(Emission e, ResourceType resource) {
    Handles.lowerBorrow(e, side, resource);
    take(e, 0, CoreType.I32);
  }

  /** Methods return one value, and here there may be many. */
  @Override
  public boolean canMove() {
    return false;
  }

  @Override
  public List<Local> locals() {
    return List.of();
  }

  @Override
  public void pass(Emission e) {}

  @Override
  public Sink moved(List<Local> parameters) {
    throw new AssertionError("core values stay where they are");
  }

  @Override
  public ClassDesc returned() {
    return CD_void;
  }

  @Override
  public void returnValue(Emission e) {}

  @Override
  public String kind() {
    return "f" + side.field();
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
  private record FlatList(FlatSink first, Descriptor elementType) implements ListSink {
    @Override
    public boolean bulk(Emission e, ListSource source) {
      return false;
    }

    @Override
    public Sink element(Emission e, int index) {
      throw new AssertionError("core values have no addresses");
    }

    @Override
    public Sink elementAt(Emission e, int index) {
      return first.after(index * elementType.flatTypes().size());
    }

    @Override
    public void end(Emission e) {}
  }
}
