package dev.gantry.abi;

import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;

/** Turns values into core values, and what these point to (CanonicalABI.md, Flat Lowering). */
final class Lowering {
  private Lowering() {}

  /** Writes a value as the next flat values. */
  static void lower(CallContext cx, Descriptor descriptor, Object value, FlatValues flat) {
    switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> {
        StringStoring.Stored stored = StringStoring.store(cx, value);
        flat.write(stored.address());
        flat.write(stored.taggedCodeUnits());
      }
      case Layout.Scalar(var type) -> flat.write(Numbers.toBits(type, value));
      case Layout.Elements(var element) -> {
        Storing.Stored stored = Storing.storeList(cx, descriptor, element, value);
        flat.write(stored.address());
        flat.write(stored.length());
      }
      case Layout.FixedElements(var element, var length) ->
          lowerElements(cx, element, length, value, flat);
      case Layout.Parts parts -> lowerParts(cx, descriptor, parts, value, flat);
      case Layout.Alternatives alternatives -> lowerCase(cx, descriptor, alternatives, value, flat);
      case Layout.Bits bits -> flat.write(JavaValues.bits(bits, value) & 0xFFFF_FFFFL);
      case Layout.Owned(var resource) -> flat.write(lowerOwn(cx, value, resource) & 0xFFFF_FFFFL);
      case Layout.Borrowed(var resource) ->
          flat.write(lowerBorrow(cx, value, resource) & 0xFFFF_FFFFL);
      case Layout.AsyncHandle(var construct) ->
          throw UnsupportedFeatureException.ofAll("values of type `" + construct + "`");
    }
  }

  private static void lowerElements(
      CallContext cx, Descriptor element, long length, Object value, FlatValues flat) {
    Storing.checkLength(value, length);
    if (element.layout() instanceof Layout.Scalar(var type) && NumberArrays.fits(type, value)) {
      for (int i = 0; i < length; i++) {
        flat.write(NumberArrays.bits(type, value, i));
      }
      return;
    }
    if (!(value instanceof List<?> list)) {
      throw UnfitValueException.expected("a list of " + element.type(), value);
    }
    for (Object part : list) {
      lower(cx, element, part, flat);
    }
  }

  private static void lowerParts(
      CallContext cx, Descriptor descriptor, Layout.Parts layout, Object value, FlatValues flat) {
    List<?> values = JavaValues.parts(descriptor, layout, value);
    for (int i = 0; i < values.size(); i++) {
      Layout.Part part = layout.parts().get(i);
      try {
        lower(cx, part.descriptor(), values.get(i), flat);
      } catch (UnfitValueException unfit) {
        throw unfit.within("." + part.label());
      }
    }
  }

  private static void lowerCase(
      CallContext cx,
      Descriptor descriptor,
      Layout.Alternatives layout,
      Object value,
      FlatValues flat) {
    int end = flat.position() + descriptor.flatTypes().size();
    int index = JavaValues.caseIndex(descriptor, layout, value);
    flat.write(index);
    Optional<Descriptor> payload = layout.payloads().get(index);
    if (payload.isPresent()) {
      try {
        lower(cx, payload.orElseThrow(), Storing.requirePayload(JavaValues.payload(value)), flat);
      } catch (UnfitValueException unfit) {
        throw unfit.within("." + layout.labels().get(index));
      }
    }
    flat.moveTo(end);
  }

  /** {@return the index of a handle that the guest now owns} */
  static int lowerOwn(CallContext cx, Object value, ResourceType resource) {
    ResourceIdentity type = cx.resource(resource);
    int representation = cx.values().takeOwned(type, value);
    return cx.handles().add(ResourceEntry.own(type, representation));
  }

  /**
   * {@return the index of a handle that the guest may use until the call is over, or the
   * representation if the guest defines the resource}
   */
  static int lowerBorrow(CallContext cx, Object value, ResourceType resource) {
    ResourceIdentity type = cx.resource(resource);
    int representation = cx.values().lend(type, value);
    if (cx.defines(type)) {
      return representation;
    }
    return cx.handles().add(ResourceEntry.borrow(type, representation, cx.scope()));
  }
}
