package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns core values, and what they point to, into values (CanonicalABI.md, Flat Lifting). */
final class Lifting {
  private Lifting() {}

  /** {@return the value that begins with the next flat value} */
  static Object lift(CallContext cx, Descriptor descriptor, FlatValues flat) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING ->
          StringLoading.load(cx, flat.read(), flat.read());
      case Layout.Scalar(var type) -> Numbers.fromBits(type, flat.read(), cx.betweenGuests());
      case Layout.Elements(var element) ->
          Loading.loadList(cx, descriptor, element, flat.read(), flat.read());
      case Layout.FixedElements(var element, var length) ->
          liftElements(cx, element, (int) length, flat);
      case Layout.Parts parts -> liftParts(cx, descriptor, parts, flat);
      case Layout.Alternatives alternatives -> liftCase(cx, descriptor, alternatives, flat);
      case Layout.Bits bits -> JavaValues.ofBits(bits, (int) flat.read());
      case Layout.Owned(var resource) -> liftOwn(cx, (int) flat.read(), resource);
      case Layout.Borrowed(var resource) -> liftBorrow(cx, (int) flat.read(), resource);
      case Layout.AsyncHandle(var construct) ->
          throw UnsupportedFeatureException.ofAll("values of type `" + construct + "`");
    };
  }

  private static Object liftElements(
      CallContext cx, Descriptor element, int length, FlatValues flat) {
    if (element.layout() instanceof Layout.Scalar(var type) && type != Primitive.STRING) {
      Object array = NumberArrays.allocate(type, length);
      for (int i = 0; i < length; i++) {
        NumberArrays.set(array, i, lift(cx, element, flat));
      }
      return array;
    }
    List<Object> elements = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      try {
        elements.add(lift(cx, element, flat));
      } catch (AbiTrapException trap) {
        throw trap.within("[" + i + "]");
      }
    }
    return elements;
  }

  private static Object liftParts(
      CallContext cx, Descriptor descriptor, Layout.Parts layout, FlatValues flat) {
    Object[] values = new Object[layout.parts().size()];
    for (int i = 0; i < values.length; i++) {
      Layout.Part part = layout.parts().get(i);
      try {
        values[i] = lift(cx, part.descriptor(), flat);
      } catch (AbiTrapException trap) {
        throw trap.within("." + part.label());
      }
    }
    return JavaValues.ofParts(descriptor, layout, values);
  }

  private static Object liftCase(
      CallContext cx, Descriptor descriptor, Layout.Alternatives layout, FlatValues flat) {
    int end = flat.position() + descriptor.flatTypes().size();
    int index = Loading.checkDiscriminant(cx, (int) flat.read(), layout);
    Object payload = liftPayload(cx, layout, index, flat);
    flat.moveTo(end);
    return JavaValues.ofCase(descriptor, layout, index, payload);
  }

  private static @Nullable Object liftPayload(
      CallContext cx, Layout.Alternatives layout, int index, FlatValues flat) {
    Optional<Descriptor> payload = layout.payloads().get(index);
    if (payload.isEmpty()) {
      return null;
    }
    try {
      return lift(cx, payload.orElseThrow(), flat);
    } catch (AbiTrapException trap) {
      throw trap.within("." + layout.labels().get(index));
    }
  }

  /** {@return what the other side sees of a resource that the guest gives away} */
  static Object liftOwn(CallContext cx, int handle, ResourceType resource) {
    ResourceIdentity type = cx.resource(resource);
    return cx.values().owned(type, liftOwn(cx.handles(), handle, type));
  }

  /** {@return the representation of a resource that the guest gives away} */
  static int liftOwn(HandleTable handles, int handle, ResourceIdentity type) {
    ResourceEntry entry = handles.resource(handle, type);
    if (!entry.isOwn()) {
      throw AbiTrapException.of(AbiTrap.HANDLE_NOT_OWNED);
    }
    handles.removeResource(handle, type);
    return entry.representation();
  }

  /** {@return what the other side sees of a resource that the guest lends} */
  static Object liftBorrow(CallContext cx, int handle, ResourceType resource) {
    ResourceIdentity type = cx.resource(resource);
    return cx.values().borrowed(type, liftBorrow(cx.handles(), handle, type, cx.scope()));
  }

  /** {@return the representation of a resource that the guest lends} */
  static int liftBorrow(HandleTable handles, int handle, ResourceIdentity type, BorrowScope scope) {
    ResourceEntry entry = handles.resource(handle, type);
    scope.lend(entry);
    return entry.representation();
  }
}
