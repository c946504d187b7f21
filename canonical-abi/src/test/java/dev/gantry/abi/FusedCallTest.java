package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.compiled.FusedCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Generated code between two guests does what walking the types does. */
class FusedCallTest {
  private static final int SEEDS = Integer.getInteger("dev.gantry.abi.seeds", 600);
  private static final List<StringEncoding> ENCODINGS = List.of(StringEncoding.values());

  /** What can be seen of a call from outside. */
  private record Outcome(
      @Nullable String trap, List<Long> flat, String memory, List<String> reallocations) {}

  @Test
  void parametersArriveAsIfTypesWereWalked() {
    for (long seed = 0; seed < SEEDS; seed++) {
      checkParameters(new Random(seed), seed);
    }
  }

  @Test
  void resultsArriveAsIfTypesWereWalked() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var random = new Random(seed);
      checkResult(random, seed, new RandomValues(random).type(4));
    }
  }

  /** Their code is spread over many methods. */
  @Test
  void largeResultsArriveToo() {
    for (long seed = 0; seed < SEEDS / 50; seed++) {
      var random = new Random(seed);
      var values = new RandomValues(random);
      ValueType[] parts =
          Stream.generate(() -> values.type(2)).limit(400).toArray(ValueType[]::new);
      checkResult(random, seed, Types.record(parts));
      checkResult(random, seed, Types.variant(parts));
      checkResult(random, seed, new ListType(Types.variant(parts)));
    }
  }

  private static void checkParameters(Random random, long seed) {
    var values = new RandomValues(random);
    List<ValueType> types = new ArrayList<>();
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      types.add(values.type(3));
    }
    FunctionType type = Types.function(types, Optional.empty());
    PointerType in = pointer(random);
    PointerType out = pointer(random);
    StringEncoding inEncoding = encoding(random);
    StringEncoding outEncoding = encoding(random);
    var descriptors = new Descriptors(in);
    FunctionDescriptor caller = FunctionDescriptor.of(type, descriptors);
    FunctionDescriptor callee = FunctionDescriptor.of(type, new Descriptors(out));
    var guest = new FakeGuest(in);
    List<Object> arguments =
        types.stream().map(part -> values.value(descriptors.of(part))).toList();
    long[] flat = caller.lowerParameters(guest.context(inEncoding, new NoHandles()), arguments);
    byte[] memory = guest.bytes();
    damage(random, memory, flat);

    Outcome plain =
        outcome(
            new FakeGuest(in, memory),
            new FakeGuest(out),
            (from, to) ->
                callee.lowerParameters(
                    to.betweenGuests(outEncoding),
                    caller.liftParameters(
                        from.betweenGuests(inEncoding), CallingConvention.LOWER, flat)));
    Outcome compiled =
        outcome(
            new FakeGuest(in, memory),
            new FakeGuest(out),
            (from, to) -> {
              var guests = new FusedGuests(type, from, inEncoding, to, outEncoding);
              FusedCall generated = guests.generated().orElseThrow();
              var received = new ArrayList<long[]>();
              guests.call(
                  generated,
                  flat,
                  core -> {
                    received.add(core);
                    return new long[0];
                  });
              return received.getFirst();
            });

    assertThat(compiled).as("seed %d: %s", seed, types).isEqualTo(plain);
  }

  private static void checkResult(Random random, long seed, ValueType result) {
    var values = new RandomValues(random);
    FunctionType type = Types.function(List.of(), Optional.of(result));
    PointerType in = pointer(random);
    PointerType out = pointer(random);
    StringEncoding inEncoding = encoding(random);
    StringEncoding outEncoding = encoding(random);
    var descriptors = new Descriptors(in);
    FunctionDescriptor callee = FunctionDescriptor.of(type, descriptors);
    FunctionDescriptor caller = FunctionDescriptor.of(type, new Descriptors(out));
    var guest = new FakeGuest(in);
    long[] flat =
        result(
            guest,
            callee,
            inEncoding,
            values.value(descriptors.of(result)),
            descriptors.of(result));
    byte[] memory = guest.bytes();
    damage(random, memory, flat);

    byte[] room = new byte[1 << 18];
    long[] flatOfCaller = caller.flatResultCount() > 1 ? new long[] {1 << 12} : new long[0];
    Outcome plain =
        outcome(
            new FakeGuest(in, memory),
            new FakeGuest(out, room),
            (from, to) ->
                caller.lowerResult(
                    to.betweenGuests(outEncoding),
                    CallingConvention.LOWER,
                    callee.liftResult(from.betweenGuests(inEncoding), flat),
                    flatOfCaller));
    Outcome compiled =
        outcome(
            new FakeGuest(in, memory),
            new FakeGuest(out, room),
            (from, to) -> {
              var guests = new FusedGuests(type, to, outEncoding, from, inEncoding);
              return guests.call(guests.generated().orElseThrow(), flatOfCaller, _ -> flat);
            });

    assertThat(compiled).as("seed %d: %s", seed, result).isEqualTo(plain);
  }

  /** Puts a result where a core function would, and returns what it would. */
  private static long[] result(
      FakeGuest guest,
      FunctionDescriptor callee,
      StringEncoding encoding,
      Object value,
      Descriptor descriptor) {
    CallContext cx = guest.context(encoding, new NoHandles());
    if (callee.flatResultCount() <= 1) {
      return callee.lowerResult(cx, CallingConvention.LOWER, Optional.of(value), new long[0]);
    }
    long address = guest.reallocate(0, 0, descriptor.alignment(), descriptor.elementSize());
    callee.lowerResult(cx, CallingConvention.LOWER, Optional.of(value), new long[] {address});
    return new long[] {address};
  }

  @FunctionalInterface
  private interface Call {
    long[] between(FakeGuest from, FakeGuest to);
  }

  private static Outcome outcome(FakeGuest from, FakeGuest to, Call call) {
    try {
      long[] flat = call.between(from, to);
      return new Outcome(
          null,
          java.util.Arrays.stream(flat).boxed().toList(),
          java.util.HexFormat.of().formatHex(to.bytes()),
          to.reallocations());
    } catch (AbiTrapException trap) {
      // The callee has been asked for room meanwhile, but nobody will see it again.
      return new Outcome(trap.getMessage(), List.of(), "", List.of());
    }
  }

  /** Half of the guests make mistakes. */
  private static void damage(Random random, byte[] memory, long[] flat) {
    if (random.nextBoolean()) {
      return;
    }
    for (int i = random.nextInt(3); i > 0 && memory.length > 16; i--) {
      memory[random.nextInt(16, memory.length)] = (byte) random.nextInt();
    }
    if (flat.length > 0 && random.nextInt(4) == 0) {
      flat[random.nextInt(flat.length)] ^= 1L << random.nextInt(32);
    }
  }

  private static PointerType pointer(Random random) {
    return random.nextInt(4) > 0 ? PointerType.I32 : PointerType.I64;
  }

  private static StringEncoding encoding(Random random) {
    return ENCODINGS.get(random.nextInt(ENCODINGS.size()));
  }
}
