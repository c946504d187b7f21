package dev.gantry.abi;

import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.types.Tuple;
import dev.gantry.types.Tuple2;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads values from linear memory (CanonicalABI.md, Loading). */
final class Loading {
  static final long MAX_BYTE_LENGTH = (1L << 28) - 1;

  private Loading() {}

  /** {@return the value at an address, which is aligned and in bounds} */
  static Object load(CallContext cx, Descriptor descriptor, long address) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> {
        int width = cx.pointerType().byteLength();
        yield StringLoading.load(cx, loadPointer(cx, address), loadPointer(cx, address + width));
      }
      case Layout.Scalar(var type) ->
          Numbers.fromBits(
              type, loadInteger(cx, address, (int) descriptor.elementSize()), cx.betweenGuests());
      case Layout.Elements(var element) -> {
        int width = cx.pointerType().byteLength();
        yield loadList(
            cx, descriptor, element, loadPointer(cx, address), loadPointer(cx, address + width));
      }
      case Layout.FixedElements(var element, var length) ->
          loadElements(cx, element, address, Math.toIntExact(length));
      case Layout.Parts parts -> loadParts(cx, descriptor, parts, address);
      case Layout.Alternatives alternatives -> {
        int index =
            checkDiscriminant(
                cx,
                (int) loadInteger(cx, address, alternatives.discriminantByteLength()),
                alternatives);
        yield JavaValues.ofCase(
            descriptor, alternatives, index, loadPayload(cx, alternatives, index, address));
      }
      case Layout.Bits bits ->
          JavaValues.ofBits(bits, (int) loadInteger(cx, address, bits.byteLength()));
      case Layout.Owned(var resource) ->
          Lifting.liftOwn(cx, cx.memory().loadInt(address), resource);
      case Layout.Borrowed(var resource) ->
          Lifting.liftBorrow(cx, cx.memory().loadInt(address), resource);
      case Layout.AsyncHandle(var construct) ->
          throw UnsupportedFeatureException.ofAll("values of type `" + construct + "`");
    };
  }

  private static long loadPointer(CallContext cx, long address) {
    return loadInteger(cx, address, cx.pointerType().byteLength());
  }

  private static long loadInteger(CallContext cx, long address, int byteLength) {
    LinearMemory memory = cx.memory();
    return switch (byteLength) {
      case 1 -> memory.loadByte(address) & 0xFFL;
      case 2 -> memory.loadShort(address) & 0xFFFFL;
      case 4 -> memory.loadInt(address) & 0xFFFF_FFFFL;
      default -> memory.loadLong(address);
    };
  }

  /** {@return the elements of a list, after its length, alignment and bounds were checked} */
  static Object loadList(
      CallContext cx, Descriptor list, Descriptor element, long address, long length) {
    long byteLength = checkRange(cx, element.elementSize(), element.alignment(), address, length);
    cx.charge(byteLength);
    if (list.type() instanceof MapType && !cx.betweenGuests()) {
      return loadMap(cx, element, address, (int) length);
    }
    return loadElements(cx, element, address, (int) length);
  }

  /**
   * {@return the length in bytes of a list, after its length, alignment and bounds were checked}
   */
  static long checkRange(
      CallContext cx, long elementSize, int alignment, long address, long length) {
    boolean tooLong =
        Long.compareUnsigned(length, MAX_BYTE_LENGTH) > 0 || length * elementSize > MAX_BYTE_LENGTH;
    if (tooLong) {
      throw trap(cx, AbiTrap.LIST_CONTENT_OUT_OF_BOUNDS, AbiTrap.LIST_OUT_OF_BOUNDS)
          .because(
              "list of %s elements is longer than %,d bytes"
                  .formatted(Long.toUnsignedString(length), MAX_BYTE_LENGTH));
    }
    if (!Alignment.isAligned(address, alignment)) {
      throw trap(cx, AbiTrap.UNALIGNED_POINTER, AbiTrap.LIST_NOT_ALIGNED)
          .because("list (ptr=0x%x) is not aligned to %d".formatted(address, alignment));
    }
    long byteLength = length * elementSize;
    if (!isInBounds(cx, address, byteLength)) {
      throw trap(cx, AbiTrap.LIST_CONTENT_OUT_OF_BOUNDS, AbiTrap.LIST_OUT_OF_BOUNDS)
          .because(
              "list (ptr=0x%x, %d bytes) is outside memory of %,d bytes"
                  .formatted(address, byteLength, cx.memory().byteLength()));
    }
    return byteLength;
  }

  static boolean isInBounds(CallContext cx, long address, long byteLength) {
    long room = cx.memory().byteLength() - byteLength;
    return room >= 0 && address >= 0 && address <= room;
  }

  static AbiTrapException trap(CallContext cx, AbiTrap betweenGuests, AbiTrap withHost) {
    return AbiTrapException.of(cx.betweenGuests() ? betweenGuests : withHost);
  }

  private static Object loadElements(CallContext cx, Descriptor element, long address, int length) {
    if (element.layout() instanceof Layout.Scalar(var type) && type != Primitive.STRING) {
      return NumberArrays.load(cx, type, address, length);
    }
    var elements = new ArrayList<Object>(length);
    for (int i = 0; i < length; i++) {
      try {
        elements.add(load(cx, element, address + i * element.elementSize()));
      } catch (AbiTrapException trap) {
        throw trap.within("[" + i + "]");
      }
    }
    return elements;
  }

  private static Object loadMap(CallContext cx, Descriptor entry, long address, int length) {
    var map = new LinkedHashMap<Object, Object>();
    for (Object pair : (List<?>) loadElements(cx, entry, address, length)) {
      if (((Tuple) pair) instanceof Tuple2<?, ?>(var key, var value)) {
        map.put(key, value);
      }
    }
    return map;
  }

  private static Object loadParts(
      CallContext cx, Descriptor descriptor, Layout.Parts layout, long address) {
    Object[] values = new Object[layout.parts().size()];
    for (int i = 0; i < values.length; i++) {
      Layout.Part part = layout.parts().get(i);
      try {
        values[i] = load(cx, part.descriptor(), address + part.offset());
      } catch (AbiTrapException trap) {
        throw trap.within("." + part.label());
      }
    }
    return JavaValues.ofParts(descriptor, layout, values);
  }

  static int checkDiscriminant(CallContext cx, int index, Layout.Alternatives layout) {
    return checkDiscriminant(cx, index, layout.payloads().size());
  }

  static int checkDiscriminant(CallContext cx, int index, int cases) {
    if (Integer.compareUnsigned(index, cases) >= 0) {
      throw cx.betweenGuests()
          ? AbiTrapException.of(AbiTrap.INVALID_DISCRIMINANT)
              .because("discriminant %s of %d cases".formatted(unsigned(index), cases))
          : AbiTrapException.of(AbiTrap.DISCRIMINANT_OUT_OF_RANGE, unsigned(index), cases);
    }
    return index;
  }

  private static String unsigned(int value) {
    return Integer.toUnsignedString(value);
  }

  private static @Nullable Object loadPayload(
      CallContext cx, Layout.Alternatives layout, int index, long address) {
    Optional<Descriptor> payload = layout.payloads().get(index);
    if (payload.isEmpty()) {
      return null;
    }
    try {
      return load(cx, payload.orElseThrow(), address + layout.payloadOffset());
    } catch (AbiTrapException trap) {
      throw trap.within("." + layout.labels().get(index));
    }
  }
}
