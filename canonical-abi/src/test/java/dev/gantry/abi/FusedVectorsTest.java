package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.types.Contents;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Holds generated code to what the specification's definitions.py answers. */
class FusedVectorsTest {
  /** The other side of a vector, whose encoding the strings of the vector must come from. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sender(FakeGuest guest, StringEncoding encoding, long[] flat) {}

  @Test
  void loweringAgrees() throws IOException {
    int checked = 0;
    for (String[] vector : Vectors.ofKind("lower")) {
      Optional<Sender> sender = sender(vector);
      if (sender.isPresent()) {
        checkLowering(vector, sender.orElseThrow());
        checked++;
      }
    }
    // In the others, strings come from several encodings at once.
    assertThat(checked).isGreaterThan(600);
  }

  private static void checkLowering(String[] vector, Sender sender) {
    var receiver = new FakeGuest(Vectors.pointer(vector[1]));
    long[] received =
        received(
            vector[3],
            sender.guest(),
            sender.encoding(),
            sender.flat(),
            receiver,
            Vectors.encoding(vector[2]));

    assertThat(received).as("flat of %s", vector[3]).isEqualTo(Vectors.flat(vector[5]));
    assertThat(receiver.reallocations()).isEqualTo(Vectors.words(vector[7]));
    assertThat(Vectors.HEX.formatHex(receiver.bytes())).isEqualTo(vector[6]);
  }

  /** {@return a guest that holds the values of a vector, as the vector says they are written} */
  private static Optional<Sender> sender(String[] vector) {
    PointerType pointer = Vectors.pointer(vector[1]);
    var descriptors = new Descriptors(pointer);
    FunctionDescriptor function = function(vector[3], descriptors);
    List<ValueType> types = VectorTerms.types(vector[3]);
    VectorTerms.Term terms = VectorTerms.read(vector[4]);
    List<Object> values = Vectors.values(function.parameters(), terms);
    for (StringEncoding encoding : StringEncoding.values()) {
      var guest = new FakeGuest(pointer);
      long[] flat =
          function.lowerParameters(
              guest.context(encoding, new NoHandles()),
              Vectors.hostValues(function.parameters(), terms));
      List<Object> lifted =
          function.liftParameters(guest.betweenGuests(encoding), CallingConvention.LOWER, flat);
      if (Contents.equal(lifted, values)) {
        return Optional.of(new Sender(guest, encoding, flat));
      }
    }
    assertThat(types).asString().contains("STRING");
    return Optional.empty();
  }

  @Test
  void liftingAgrees() throws IOException {
    List<String[]> vectors = Vectors.ofKind("lift");
    assertThat(vectors).hasSizeGreaterThan(2_000).allSatisfy(FusedVectorsTest::checkLifting);
  }

  private static void checkLifting(String[] vector) {
    PointerType pointer = Vectors.pointer(vector[1]);
    StringEncoding encoding = Vectors.encoding(vector[2]);
    var sender = new FakeGuest(pointer, Vectors.HEX.parseHex(vector[5]));
    var receiver = new FakeGuest(pointer);
    long[] received;
    try {
      received = received(vector[3], sender, encoding, Vectors.flat(vector[4]), receiver, encoding);
    } catch (AbiTrapException trap) {
      assertThat(vector[6]).as("trap %s", trap.getMessage()).isEqualTo("trap");
      return;
    }
    assertThat(vector[6]).isNotEqualTo("trap");
    var function = function(vector[3], new Descriptors(pointer));
    BiFunction<FakeGuest, long[], List<Object>> lift =
        (guest, flat) ->
            function.liftParameters(guest.betweenGuests(encoding), CallingConvention.LOWER, flat);
    var expected = new FakeGuest(pointer);
    long[] flat =
        function.lowerParameters(
            expected.betweenGuests(encoding),
            Vectors.values(function.parameters(), VectorTerms.read(vector[6])));
    assertThat(receiver.reallocations()).isEqualTo(expected.reallocations());
    // Not the bytes: in lists, NaNs keep their payloads.
    assertThat(Contents.equal(lift.apply(receiver, received), lift.apply(expected, flat)))
        .as("%s of %s", vector[6], vector[3])
        .isTrue();
  }

  private static FunctionDescriptor function(String types, Descriptors descriptors) {
    return FunctionDescriptor.of(
        Types.function(VectorTerms.types(types), Optional.empty()), descriptors);
  }

  private static long[] received(
      String types,
      FakeGuest sender,
      StringEncoding senderEncoding,
      long[] flat,
      FakeGuest receiver,
      StringEncoding receiverEncoding) {
    var guests =
        new FusedGuests(
            Types.function(VectorTerms.types(types), Optional.empty()),
            sender,
            senderEncoding,
            receiver,
            receiverEncoding);
    var received = new ArrayList<long[]>();
    guests.call(
        guests.generated().orElseThrow(),
        flat,
        core -> {
          received.add(core);
          return new long[0];
        });
    return received.getFirst();
  }
}
