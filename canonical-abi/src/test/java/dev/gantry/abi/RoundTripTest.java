package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.types.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the host lowers and lifts again is the same Java value, whatever the type. */
class RoundTripTest {
  private static final List<StringEncoding> ENCODINGS = List.of(StringEncoding.values());

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
    var generated = new RandomValues(random);
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      ValueType type = generated.type(3);
      types.add(type);
      values.add(generated.value(descriptors.of(type)));
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
}
