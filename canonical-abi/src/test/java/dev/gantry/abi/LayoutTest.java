package dev.gantry.abi;

import static dev.gantry.abi.Types.enumOf;
import static dev.gantry.abi.Types.flags;
import static dev.gantry.abi.Types.record;
import static dev.gantry.abi.Types.tuple;
import static dev.gantry.abi.Types.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The limits of layouts; for the rest, the vectors hold them to the specification. */
class LayoutTest {
  private final Descriptors descriptors = new Descriptors(PointerType.I32);

  @ParameterizedTest
  @CsvSource({"1, 1", "8, 1", "9, 2", "16, 2", "17, 4", "32, 4"})
  void flagsTakeTheFewestBytesThatHoldTheirBits(int labels, int bytes) {
    assertThat(descriptors.of(flags(labels)).elementSize()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "256, 1", "257, 2", "65536, 2", "65537, 4"})
  void discriminantsTakeTheFewestBytesThatNumberTheCases(int cases, int bytes) {
    assertThat(descriptors.of(enumOf(cases)).elementSize()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "I32, I32, I32", "F64, F64, F64", "I32, F32, I32", "F32, I32, I32",
    "I32, I64, I64", "F32, F64, I64", "I64, F64, I64", "F64, I32, I64",
  })
  void joinsToTheNarrowestTypeThatHoldsTheBitsOfBoth(CoreType a, CoreType b, CoreType joined) {
    assertThat(Flattening.join(a, b)).isEqualTo(joined);
  }

  @ParameterizedTest
  @MethodSource
  void plainBytesHaveNoPaddingNoChecksAndNoAddresses(ValueType type, boolean plain) {
    assertThat(descriptors.of(type).plainBytes()).isEqualTo(plain);
  }

  static List<Arguments> plainBytesHaveNoPaddingNoChecksAndNoAddresses() {
    return List.of(
        arguments(Primitive.U8, true),
        arguments(Primitive.F64, true),
        arguments(record(Primitive.U32, Primitive.F32), true),
        arguments(new FixedListType(tuple(Primitive.U8, Primitive.U8), 5), true),
        arguments(record(Primitive.U32, Primitive.U8), false),
        arguments(Primitive.BOOL, false),
        arguments(Primitive.CHAR, false),
        arguments(flags(3), false),
        arguments(variant(Primitive.U8), false),
        arguments(Primitive.STRING, false),
        arguments(new ListType(Primitive.U8), false));
  }

  @Test
  void resolvesEachTypeOnceHoweverManyPathsLeadToIt() {
    ValueType type = Primitive.BOOL;
    for (int depth = 0; depth < 1_000; depth++) {
      Optional<ValueType> both = Optional.of(type);
      type = new ResultType(both, both);
      descriptors.of(type);
    }

    assertThat(descriptors.of(type).elementSize()).isEqualTo(1_001);
  }

  @Test
  void refusesTypesOf2ToThe28Bytes() {
    assertThat(descriptors.of(new FixedListType(Primitive.U8, (1 << 28) - 1)).alignment())
        .isEqualTo(1);

    assertThatThrownBy(() -> descriptors.of(new FixedListType(Primitive.U8, 1 << 28)))
        .isInstanceOf(InvalidTypeException.class)
        .hasMessage("value type takes 268435456 bytes, expected fewer than 268435456");
  }

  @Test
  void stopsFlatteningWhereNoSignatureCanHoldMore() {
    assertThat(descriptors.of(new FixedListType(Primitive.U8, 100_000_000)).flatTypes())
        .hasSize(Flattening.MAX_FLAT_PARAMETERS + 1);
  }
}
