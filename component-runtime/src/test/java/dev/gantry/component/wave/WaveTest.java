package dev.gantry.component.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import dev.gantry.types.Contents;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple2;
import dev.gantry.types.VariantValue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WaveTest {

  @ParameterizedTest
  @MethodSource("values")
  void readsWhatItPrints(ValueType type, Object value, String text) {
    assertThat(Wave.print(type, value)).isEqualTo(text);
    assertThat(Contents.equal(Wave.parse(type, text), value)).isTrue();
  }

  static List<Arguments> values() {
    var numbers = new TupleType(List.of(Primitive.S8, Primitive.U64));
    return List.of(
        arguments(Primitive.BOOL, true, "true"),
        arguments(Primitive.U32, 4_294_967_295L, "4294967295"),
        arguments(numbers, new Tuple2<>((byte) -1, -1L), "(-1, 18446744073709551615)"),
        arguments(new ListType(Primitive.U8), new byte[] {1, -1}, "[1, 255]"),
        arguments(new ListType(Primitive.STRING), List.of("a", "b"), "[\"a\", \"b\"]"),
        arguments(
            new ListType(Primitive.F64),
            new double[] {0.5, 1e21},
            "[0.5, 1" + "0".repeat(21) + "]"),
        arguments(
            new OptionType(new OptionType(Primitive.U8)),
            Optional.of(Optional.empty()),
            "some(none)"),
        arguments(Primitive.CHAR, 0x301, "'\\u{301}'"),
        arguments(
            Primitive.STRING,
            "a\u0301 \u00a0\u202e\u200b\ue000\u007f",
            "\"a\\u{301} \\u{a0}\\u{202e}\\u{200b}\\u{e000}\\u{7f}\""),
        arguments(
            new ResultType(Optional.of(Primitive.STRING), Optional.empty()),
            Result.ok("x"),
            "ok(\"x\")"),
        arguments(
            new VariantType(List.of(new ValueType.Case("ok", Optional.of(Primitive.CHAR)))),
            VariantValue.of("ok", 0x1F30A),
            "%ok('🌊')"));
  }

  @ParameterizedTest
  @MethodSource
  void pointsAtTheMistake(ValueType type, String text, String message) {
    assertThatThrownBy(() -> Wave.parse(type, text))
        .isInstanceOf(WaveException.class)
        .hasMessage(message);
  }

  static List<Arguments> pointsAtTheMistake() {
    return List.of(
        arguments(
            new ListType(Primitive.U8),
            "[1, 256]",
            "256 is out of range for u8\n  [1, 256]\n      ^"),
        arguments(
            Primitive.BOOL, "maybe", "expected `true` or `false`, found `maybe`\n  maybe\n  ^"),
        arguments(Primitive.U8, "1 2", "expected the end, found `2`\n  1 2\n    ^"));
  }
}
