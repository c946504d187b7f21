package dev.gantry.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The texts of traps, with a host and between guests, and where they say it happened. */
class TrapsTest {
  private final FakeGuest guest = new FakeGuest(PointerType.I32, new byte[64]);

  @ParameterizedTest
  @MethodSource
  void saysWhatWasFoundWhere(
      ValueType type, StringEncoding encoding, List<Long> flat, String withHost, String between) {
    assertThatThrownBy(() -> lift(type, guest.context(encoding, NO_HANDLES), flat))
        .isInstanceOf(AbiTrapException.class)
        .hasMessageStartingWith(withHost + "\n  p0");
    assertThatThrownBy(() -> lift(type, guest.betweenGuests(encoding), flat))
        .isInstanceOf(AbiTrapException.class)
        .hasMessageStartingWith(between + "\n  p0");
  }

  static List<Arguments> saysWhatWasFoundWhere() {
    var utf8 = StringEncoding.UTF8;
    var utf16 = StringEncoding.UTF16;
    var u32s = new ListType(Primitive.U32);
    String stringBounds = "string pointer/length out of bounds of memory";
    String listBounds = "list pointer/length out of bounds of memory";
    String stringContent = "wasm trap: string content out-of-bounds";
    String listContent = "wasm trap: list content out-of-bounds";
    return List.of(
        arguments(Primitive.STRING, utf8, List.of(60L, 5L), stringBounds, stringContent),
        arguments(Primitive.STRING, utf8, List.of(65L, 0L), stringBounds, stringContent),
        arguments(Primitive.STRING, utf8, List.of(0L, 1L << 28), stringBounds, stringContent),
        arguments(Primitive.STRING, utf16, List.of(0L, 1L << 27), stringBounds, stringContent),
        arguments(
            Primitive.STRING,
            utf16,
            List.of(1L, 0L),
            "string pointer not aligned to 2",
            "wasm trap: unaligned pointer"),
        arguments(u32s, utf8, List.of(60L, 2L), listBounds, listContent),
        arguments(u32s, utf8, List.of(0L, 1L << 26), listBounds, listContent),
        arguments(u32s, utf8, List.of(0L, 0xFFFF_FFFFL), listBounds, listContent),
        arguments(
            u32s,
            utf8,
            List.of(2L, 0L),
            "list pointer is not aligned",
            "wasm trap: unaligned pointer"),
        arguments(
            Primitive.CHAR,
            utf8,
            List.of(0xD800L),
            "converted integer out of range for `char`",
            "wasm trap: invalid `char` bit pattern"),
        arguments(
            new OptionType(Primitive.U8),
            utf8,
            List.of(2L, 0L),
            "discriminant 2 out of range [0..2)",
            "wasm trap: invalid variant discriminant"));
  }

  @Test
  void namesThePathToTheValue() {
    var rows = new ListType(Types.record(Primitive.U32, Primitive.STRING));
    guest.storeInt(12 + 4, 0xfffe);
    guest.storeInt(12 + 8, 40);

    assertThatThrownBy(
            () -> lift(rows, guest.context(StringEncoding.UTF8, NO_HANDLES), List.of(0L, 2L)))
        .hasMessage(
            "string pointer/length out of bounds of memory\n"
                + "  p0[1].l1: string (ptr=0xfffe, len=40) is outside memory of 64 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "80, invalid utf-8 sequence of 1 bytes from index 0",
    "41ff, invalid utf-8 sequence of 1 bytes from index 1",
    "c080, invalid utf-8 sequence of 1 bytes from index 0",
    "eda080, invalid utf-8 sequence of 1 bytes from index 0",
    "f4908080, invalid utf-8 sequence of 1 bytes from index 0",
    "e28241, invalid utf-8 sequence of 2 bytes from index 0",
    "41e282, incomplete utf-8 byte sequence from index 1",
  })
  void refusesWhatIsNotUtf8(String hex, String text) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> Utf8.decode(bytes)).hasMessage(text);
  }

  @Test
  void acceptsWhateverIsUtf8() {
    String text = "a\u0080\u07ff\u0800\ud7ff\ue000\uffff\ud800\udc00\udbff\udfff";

    assertThat(Utf8.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @Test
  void refusesSurrogatesWithoutPartner() {
    byte[] bytes = {0x61, 0, 0, (byte) 0xd8};

    assertThatThrownBy(() -> Utf16.decode(bytes)).hasMessage("unpaired surrogate found: d800");
  }

  @Test
  void checksWhatReallocationReturns() {
    for (long address : new long[] {1, 4}) {
      GuestOptions options =
          GuestOptions.NONE.withMemory(guest).withReallocation((_, _, _, _) -> 60 + address);
      CallContext cx =
          new CallContext(
              options, guest, guest.handles, List.of(), NO_HANDLES, guest.scope, 1 << 20);

      assertThatThrownBy(() -> lower(new ListType(Primitive.U32), cx, new int[] {1}))
          .hasMessageStartingWith(
              address == 1
                  ? "realloc return: result not aligned"
                  : "realloc return: beyond end of memory");
    }
  }

  @Test
  void boundsWhatAGuestMakesTheHostAllocate() {
    ValueType type = new ListType(new ListType(Primitive.U8));
    for (int i = 0; i < 8; i++) {
      guest.storeInt(8L * i, 0);
      guest.storeInt(8L * i + 4, 64);
    }
    CallContext cx =
        new CallContext(
            GuestOptions.NONE.withMemory(guest),
            guest,
            guest.handles,
            List.of(),
            NO_HANDLES,
            guest.scope,
            64 + 64 * 5);

    assertThatThrownBy(() -> lift(type, cx, List.of(0L, 8L)))
        .hasMessageStartingWith("fuel allocated for hostcalls has been exhausted\n  p0[5]");
  }

  @ParameterizedTest
  @MethodSource
  void refusesValuesThatDoNotFit(ValueType type, Object value, String message) {
    assertThatThrownBy(() -> lower(type, guest.context(StringEncoding.UTF8, NO_HANDLES), value))
        .isInstanceOf(UnfitValueException.class)
        .hasMessage(message);
  }

  static List<Arguments> refusesValuesThatDoNotFit() {
    var pair = Types.record(Primitive.U8, new ListType(Primitive.STRING));
    var labels = List.of("l0", "l1");
    return List.of(
        arguments(Primitive.U8, 256, "p0: 256 is out of range for u8, which is 0 to 255"),
        arguments(Primitive.U8, "1", "p0: expected u8, found String"),
        arguments(Primitive.CHAR, 0xD800, "p0: 0xd800 is a surrogate, not a char"),
        arguments(
            Primitive.STRING, "a\ud800", "p0: string has an unpaired surrogate 0xd800 at index 1"),
        arguments(
            pair,
            new dev.gantry.types.RecordValue(labels, List.of(1, List.of("a", 2))),
            "p0.l1[1]: expected string (String), found Integer"),
        arguments(
            Types.flags(2),
            dev.gantry.types.FlagsValue.of("x"),
            "p0: no flag is called `x`, only [l0, l1]"),
        arguments(
            Types.enumOf(2),
            new dev.gantry.types.EnumValue("x"),
            "p0: no case is called `x`, only [l0, l1]"),
        arguments(Types.tuple(Primitive.U8), List.of(1, 2), "p0: expected 1 elements, found 2"));
  }

  private static final HandleValues NO_HANDLES =
      new HandleValues() {
        @Override
        public Object owned(ResourceIdentity type, int representation) {
          throw new AssertionError();
        }

        @Override
        public Object borrowed(ResourceIdentity type, int representation) {
          throw new AssertionError();
        }

        @Override
        public int takeOwned(ResourceIdentity type, Object value) {
          throw new AssertionError();
        }

        @Override
        public int lend(ResourceIdentity type, Object value) {
          throw new AssertionError();
        }
      };

  private static Object lift(ValueType type, CallContext cx, List<Long> flat) {
    return function(type)
        .liftParameters(
            cx, CallingConvention.LOWER, flat.stream().mapToLong(Long::longValue).toArray())
        .getFirst();
  }

  private static void lower(ValueType type, CallContext cx, Object value) {
    function(type).lowerParameters(cx, new ArrayList<>(Collections.singletonList(value)));
  }

  private static FunctionDescriptor function(ValueType type) {
    return FunctionDescriptor.of(
        Types.function(List.of(type), Optional.empty()), new Descriptors(PointerType.I32));
  }
}
