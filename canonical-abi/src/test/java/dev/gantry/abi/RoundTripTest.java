package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.types.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the host lowers and lifts again is the same Java value, whatever the type. */
class RoundTripTest {
  private static final List<StringEncoding> ENCODINGS = List.of(StringEncoding.values());
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

  @Test
  void liftingGivesBackWhatWasLowered() {
    for (long seed = 0; seed < 2_000; seed++) {
      roundTrip(new Random(seed), seed);
    }
  }

  private static void roundTrip(Random random, long seed) {
    PointerType pointer = random.nextBoolean() ? PointerType.I32 : PointerType.I64;
    StringEncoding encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
    var descriptors = new Descriptors(pointer);
    List<ValueType> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      ValueType type = type(random, 3);
      types.add(type);
      values.add(value(random, descriptors.of(type)));
    }
    FunctionDescriptor function =
        FunctionDescriptor.of(Types.function(types, Optional.empty()), descriptors);
    var guest = new FakeGuest(pointer);
    CallContext cx = guest.context(encoding, HandleValues.BETWEEN_GUESTS);
    CallContext host = guest.context(encoding, new NoHandles());

    long[] flat = function.lowerParameters(host, values);
    List<Object> lifted = function.liftParameters(host, CallingConvention.LOWER, flat);

    assertThat(Contents.equal(lifted, values))
        .as("seed %d: %s became %s", seed, Contents.text(values), Contents.text(lifted))
        .isTrue();
    assertThat(function.liftParameters(cx, CallingConvention.LOWER, flat)).hasSize(values.size());
  }

  private static ValueType type(Random random, int depth) {
    if (depth == 0) {
      return PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
    }
    return switch (random.nextInt(12)) {
      case 0 -> new ListType(type(random, depth - 1));
      case 1 -> new FixedListType(type(random, depth - 1), random.nextInt(1, 4));
      case 2 -> Types.record(type(random, depth - 1), type(random, depth - 1));
      case 3 -> Types.tuple(type(random, depth - 1), type(random, depth - 1));
      case 4 -> Types.variant(type(random, depth - 1), type(random, depth - 1));
      case 5 -> Types.enumOf(random.nextInt(1, 300));
      case 6 -> Types.flags(random.nextInt(1, 33));
      case 7 -> new OptionType(type(random, depth - 1));
      case 8 -> new ResultType(optional(random, depth), optional(random, depth));
      case 9 -> new MapType(KEYS[random.nextInt(KEYS.length)], type(random, depth - 1));
      default -> PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
    };
  }

  private static Optional<ValueType> optional(Random random, int depth) {
    return random.nextBoolean() ? Optional.of(type(random, depth - 1)) : Optional.empty();
  }

  private static Object value(Random random, Descriptor descriptor) {
    return switch (descriptor.layout()) {
      case Layout.Scalar(var type) when type == Primitive.STRING -> string(random);
      case Layout.Scalar(var type) when type == Primitive.CHAR -> codePoint(random);
      case Layout.Scalar(var type) -> Numbers.fromBits(type, random.nextLong(), false);
      case Layout.Elements(var element) when descriptor.type() instanceof MapType ->
          map(random, element);
      case Layout.Elements(var element) -> elements(random, element, random.nextInt(4));
      case Layout.FixedElements(var element, var length) -> elements(random, element, (int) length);
      case Layout.Parts parts ->
          JavaValues.ofParts(
              descriptor,
              parts,
              parts.parts().stream().map(part -> value(random, part.descriptor())).toArray());
      case Layout.Alternatives cases -> {
        int index = random.nextInt(cases.labels().size());
        @Nullable Object payload =
            cases.payloads().get(index).map(type -> value(random, type)).orElse(null);
        yield JavaValues.ofCase(descriptor, cases, index, payload);
      }
      case Layout.Bits bits -> JavaValues.ofBits(bits, random.nextInt());
      default -> throw new AssertionError(descriptor);
    };
  }

  private static Map<Object, Object> map(Random random, Descriptor entry) {
    if (!(entry.layout() instanceof Layout.Parts(_, var parts))) {
      throw new AssertionError(entry);
    }
    var map = new LinkedHashMap<Object, Object>();
    for (int i = random.nextInt(3); i > 0; i--) {
      map.put(
          value(random, parts.getFirst().descriptor()),
          value(random, parts.getLast().descriptor()));
    }
    return map;
  }

  private static Object elements(Random random, Descriptor element, int length) {
    var elements = new ArrayList<Object>();
    for (int i = 0; i < length; i++) {
      elements.add(value(random, element));
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

  private static int codePoint(Random random) {
    return random.nextBoolean() ? random.nextInt(0xD800) : random.nextInt(0xE000, 0x110000);
  }

  private static String string(Random random) {
    var string = new StringBuilder();
    int most = random.nextBoolean() ? 0x100 : 0xD800;
    for (int i = random.nextInt(6); i > 0; i--) {
      string.appendCodePoint(random.nextInt(most));
    }
    return string.toString();
  }

  /** There are no handles in these values. */
  private static final class NoHandles implements HandleValues {
    @Override
    public Object owned(ResourceIdentity type, int representation) {
      throw new AssertionError(type);
    }

    @Override
    public Object borrowed(ResourceIdentity type, int representation) {
      throw new AssertionError(type);
    }

    @Override
    public int takeOwned(ResourceIdentity type, Object value) {
      throw new AssertionError(type);
    }

    @Override
    public int lend(ResourceIdentity type, Object value) {
      throw new AssertionError(type);
    }
  }
}
