package dev.gantry.abi;

import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.Tuple2;
import dev.gantry.types.UnsupportedFeatureException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values to linear memory (CanonicalABI.md, Storing). */
final class Storing {
  private Storing() {}

  /** Where the elements of a list were put. */
  record Stored(long address, long length) {}

  /** Writes a value to an address, which is aligned and in bounds. */
  static void store(CallContext cx, Descriptor descriptor, Object value, long address) {
    switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> {
        StringStoring.Stored stored = StringStoring.store(cx, value);
        storePair(cx, address, stored.address(), stored.taggedCodeUnits());
      }
      case Layout.Scalar(var type) ->
          storeInteger(cx, address, Numbers.toBits(type, value), (int) descriptor.elementSize());
      case Layout.Elements(var element) -> {
        Stored stored = storeList(cx, descriptor, element, value);
        storePair(cx, address, stored.address(), stored.length());
      }
      case Layout.FixedElements(var element, var length) -> {
        checkLength(value, length);
        storeElements(cx, element, value, address);
      }
      case Layout.Parts parts -> storeParts(cx, descriptor, parts, value, address);
      case Layout.Alternatives alternatives -> {
        int index = JavaValues.caseIndex(descriptor, alternatives, value);
        storeInteger(cx, address, index, alternatives.discriminantByteLength());
        storePayload(cx, alternatives, index, value, address);
      }
      case Layout.Bits bits ->
          storeInteger(cx, address, JavaValues.bits(bits, value), bits.byteLength());
      case Layout.Owned(var resource) ->
          cx.memory().storeInt(address, Lowering.lowerOwn(cx, value, resource));
      case Layout.Borrowed(var resource) ->
          cx.memory().storeInt(address, Lowering.lowerBorrow(cx, value, resource));
      case Layout.AsyncHandle(var construct) ->
          throw UnsupportedFeatureException.ofAll("values of type `" + construct + "`");
    }
  }

  private static void storePair(CallContext cx, long address, long first, long second) {
    int width = cx.pointerType().byteLength();
    storeInteger(cx, address, first, width);
    storeInteger(cx, address + width, second, width);
  }

  private static void storeInteger(CallContext cx, long address, long bits, int byteLength) {
    LinearMemory memory = cx.memory();
    switch (byteLength) {
      case 1 -> memory.storeByte(address, (byte) bits);
      case 2 -> memory.storeShort(address, (short) bits);
      case 4 -> memory.storeInt(address, (int) bits);
      default -> memory.storeLong(address, bits);
    }
  }

  /** {@return where the elements of a list were put} */
  static Stored storeList(CallContext cx, Descriptor list, Descriptor element, Object value) {
    Object elements =
        list.type() instanceof MapType && value instanceof Map<?, ?> map ? pairs(map) : value;
    int length = length(elements);
    long byteLength = length * element.elementSize();
    if (byteLength > Loading.MAX_BYTE_LENGTH && !cx.betweenGuests()) {
      throw new UnfitValueException(
          "list of %d elements is longer than %,d bytes"
              .formatted(length, Loading.MAX_BYTE_LENGTH));
    }
    long address =
        reallocate(cx, 0, 0, element.alignment(), byteLength, AbiTrap.LIST_CONTENT_OUT_OF_BOUNDS);
    storeElements(cx, element, elements, address);
    return new Stored(address, length);
  }

  private static List<Object> pairs(Map<?, ?> map) {
    var pairs = new ArrayList<Object>(map.size());
    map.forEach((key, value) -> pairs.add(new Tuple2<Object, Object>(key, value)));
    return pairs;
  }

  private static int length(Object elements) {
    if (elements instanceof List<?> list) {
      return list.size();
    }
    if (elements.getClass().isArray()) {
      return Array.getLength(elements);
    }
    throw UnfitValueException.expected("a list", elements);
  }

  static void checkLength(Object elements, long expected) {
    int length = length(elements);
    if (length != expected) {
      throw new UnfitValueException("expected %d elements, found %d".formatted(expected, length));
    }
  }

  private static void storeElements(
      CallContext cx, Descriptor element, Object elements, long address) {
    if (element.layout() instanceof Layout.Scalar(var type) && NumberArrays.fits(type, elements)) {
      if (type == Primitive.CHAR) {
        NumberArrays.checkChars(elements);
      }
      NumberArrays.store(cx, type, elements, address);
      return;
    }
    if (!(elements instanceof List<?> list)) {
      throw UnfitValueException.expected("a list of " + element.type(), elements);
    }
    long elementAddress = address;
    int index = 0;
    for (Object value : list) {
      try {
        store(cx, element, value, elementAddress);
      } catch (UnfitValueException unfit) {
        throw unfit.within("[" + index + "]");
      }
      elementAddress += element.elementSize();
      index++;
    }
  }

  private static void storeParts(
      CallContext cx, Descriptor descriptor, Layout.Parts layout, Object value, long address) {
    List<?> values = JavaValues.parts(descriptor, layout, value);
    for (int i = 0; i < values.size(); i++) {
      Layout.Part part = layout.parts().get(i);
      try {
        store(cx, part.descriptor(), values.get(i), address + part.offset());
      } catch (UnfitValueException unfit) {
        throw unfit.within("." + part.label());
      }
    }
  }

  private static void storePayload(
      CallContext cx, Layout.Alternatives layout, int index, Object value, long address) {
    Optional<Descriptor> payload = layout.payloads().get(index);
    if (payload.isEmpty()) {
      return;
    }
    try {
      store(
          cx,
          payload.orElseThrow(),
          requirePayload(JavaValues.payload(value)),
          address + layout.payloadOffset());
    } catch (UnfitValueException unfit) {
      throw unfit.within("." + layout.labels().get(index));
    }
  }

  static Object requirePayload(@Nullable Object payload) {
    if (payload == null) {
      throw new UnfitValueException("the case has a payload, which is missing");
    }
    return payload;
  }

  /**
   * {@return the address of a block that is aligned and in bounds}
   *
   * @param oldAddress 0 if there is no old block
   * @param outOfBounds what the trap is if the block goes to a guest from another
   */
  static long reallocate(
      CallContext cx,
      long oldAddress,
      long oldByteLength,
      int alignment,
      long newByteLength,
      AbiTrap outOfBounds) {
    long address = cx.reallocate(oldAddress, oldByteLength, alignment, newByteLength);
    if (!Alignment.isAligned(address, alignment)) {
      throw Loading.trap(cx, AbiTrap.UNALIGNED_POINTER, AbiTrap.REALLOC_NOT_ALIGNED)
          .because("0x%x is not a multiple of %d".formatted(address, alignment));
    }
    if (!Loading.isInBounds(cx, address, newByteLength)) {
      throw Loading.trap(cx, outOfBounds, AbiTrap.REALLOC_OUT_OF_BOUNDS)
          .because(
              "0x%x and %d bytes, in memory of %,d bytes"
                  .formatted(address, newByteLength, cx.memory().byteLength()));
    }
    return address;
  }
}
