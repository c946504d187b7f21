package dev.gantry.abi;

import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Types, and values of them as the host writes them, without handles. */
final class RandomValues {
  private static final List<Primitive> PRIMITIVES = List.of(Primitive.values());
  private static final Primitive[] KEYS = {
    Primitive.BOOL,
    Primitive.U8,
    Primitive.S16,
    Primitive.U32,
    Primitive.U64,
    Primitive.CHAR,
    Primitive.STRING
  };

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  ValueType type(int depth) {
    if (depth == 0) {
      return PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
    }
    return switch (random.nextInt(12)) {
      case 0 -> new ListType(type(depth - 1));
      case 1 -> new FixedListType(type(depth - 1), random.nextInt(1, 4));
      case 2 -> Types.record(type(depth - 1), type(depth - 1));
      case 3 -> Types.tuple(type(depth - 1), type(depth - 1));
      case 4 -> Types.variant(type(depth - 1), type(depth - 1));
      case 5 -> Types.enumOf(random.nextInt(1, 300));
      case 6 -> Types.flags(random.nextInt(1, 33));
      case 7 -> new OptionType(type(depth - 1));
      case 8 -> new ResultType(optional(depth), optional(depth));
      case 9 -> new MapType(KEYS[random.nextInt(KEYS.length)], type(depth - 1));
      default -> PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
    };
  }

  private Optional<ValueType> optional(int depth) {
    return random.nextBoolean() ? Optional.of(type(depth - 1)) : Optional.empty();
  }

  Object value(Descriptor descriptor) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> string();
      case Layout.Scalar(var type) when type == Primitive.CHAR -> codePoint();
      case Layout.Scalar(var type) -> Numbers.fromBits(type, random.nextLong(), false);
      case Layout.Elements(var element) when descriptor.type() instanceof MapType -> map(element);
      case Layout.Elements(var element) -> elements(element, random.nextInt(4));
      case Layout.FixedElements(var element, var length) -> elements(element, (int) length);
      case Layout.Parts parts ->
          JavaValues.ofParts(
              descriptor,
              parts,
              parts.parts().stream().map(part -> value(part.descriptor())).toArray());
      case Layout.Alternatives cases -> {
        int index = random.nextInt(cases.labels().size());
        @Nullable Object payload = cases.payloads().get(index).map(this::value).orElse(null);
        yield JavaValues.ofCase(descriptor, cases, index, payload);
      }
      case Layout.Bits bits -> JavaValues.ofBits(bits, random.nextInt());
      default -> throw new AssertionError(descriptor);
    };
  }

  private Map<Object, Object> map(Descriptor entry) {
    if (!(entry.layout() instanceof Layout.Parts(_, var parts))) {
      throw new AssertionError(entry);
    }
    var map = new LinkedHashMap<Object, Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(value(parts.getFirst().descriptor()), value(parts.getLast().descriptor()));
    }
    return map;
  }

  private Object elements(Descriptor element, int length) {
    var elements = new ArrayList<Object>();
    for (int i = 0; i < length; i++) {
      elements.add(value(element));
    }
    if (!NumberArrays.isArray(element) || !(element.layout() instanceof Layout.Scalar(var type))) {
      return elements;
    }
    Object array = NumberArrays.allocate(type, length);
    for (int i = 0; i < length; i++) {
      NumberArrays.set(array, i, elements.get(i));
    }
    return array;
  }

  private int codePoint() {
    return random.nextBoolean() ? random.nextInt(0xD800) : random.nextInt(0xE000, 0x110000);
  }

  private String string() {
    var string = new StringBuilder();
    int most = random.nextBoolean() ? 0x100 : 0xD800;
    for (int i = random.nextInt(6); i > 0; i--) {
      string.appendCodePoint(random.nextInt(most));
    }
    return string.toString();
  }
}
