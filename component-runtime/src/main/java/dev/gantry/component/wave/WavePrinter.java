package dev.gantry.component.wave;

import static java.util.stream.Collectors.joining;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.component.values.ScalarLists;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.UnsupportedFeatureException;
import dev.gantry.types.VariantValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/** Prints values of known types, in the one way that there is for each. */
final class WavePrinter {
  private final Function<Object, String> handles;

  WavePrinter(Function<Object, String> handles) {
    this.handles = handles;
  }

  String print(ValueType type, Object value) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive, value);
      case ValueType.ListType(var element) -> list(element, value);
      case ValueType.FixedListType(var element, _) -> list(element, value);
      case ValueType.RecordType(var fields) -> record(fields, (RecordValue) value);
      case ValueType.TupleType(var elements) -> tuple(elements, (Tuple) value);
      case ValueType.VariantType(var cases) -> variant(cases, (VariantValue) value);
      case ValueType.EnumType _ -> label(((EnumValue) value).label());
      case ValueType.FlagsType(var labels) ->
          labels.stream().filter(((FlagsValue) value)::has).collect(joining(", ", "{", "}"));
      case ValueType.OptionType(var some) ->
          ((Optional<?>) value).map(payload -> "some(" + print(some, payload) + ")").orElse("none");
      case ValueType.ResultType(var ok, var error) ->
          switch ((Result<?, ?>) value) {
            case Result.Ok<?, ?>(var payload) -> "ok" + payload(ok, payload);
            case Result.Err<?, ?>(var payload) -> "err" + payload(error, payload);
          };
      case ValueType.MapType(var key, var mapped) ->
          ((Map<?, ?>) value)
              .entrySet().stream()
                  .map(
                      entry ->
                          "(%s, %s)"
                              .formatted(
                                  print(key, entry.getKey()), print(mapped, entry.getValue())))
                  .collect(joining(", ", "[", "]"));
      case ValueType.OwnType _, ValueType.BorrowType _ -> handles.apply(value);
      case ValueType.StreamType _, ValueType.FutureType _, ValueType.ErrorContextType _ ->
          throw UnsupportedFeatureException.ofAll("streams, futures and error contexts");
    };
  }

  private static String primitive(Primitive type, Object value) {
    return switch (type) {
      case BOOL, S8, U8, S16, U16, S32, U32, S64 -> value.toString();
      case U64 -> Long.toUnsignedString((Long) value);
      case F32 -> floatText((Float) value);
      case F64 -> doubleText((Double) value);
      case CHAR -> "'" + escaped((Integer) value) + "'";
      case STRING -> {
        var text = new StringBuilder("\"");
        ((String) value).codePoints().forEach(codePoint -> text.append(escaped(codePoint)));
        yield text.append('"').toString();
      }
    };
  }

  private static String floatText(float value) {
    if (Float.isNaN(value)) {
      return "nan";
    }
    if (Float.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    String sign = Float.floatToRawIntBits(value) < 0 ? "-" : "";
    var digits = new BigDecimal(Float.toString(Math.abs(value)));
    for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
      // Java prints at least two digits, even where one tells the number apart.
      BigDecimal shorter = digits.round(new MathContext(1, mode));
      if (shorter.floatValue() == Math.abs(value)) {
        digits = shorter;
      }
    }
    return sign + plain(digits);
  }

  private static String doubleText(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    var digits = new BigDecimal(Double.toString(Math.abs(value)));
    for (RoundingMode mode : List.of(RoundingMode.DOWN, RoundingMode.UP)) {
      BigDecimal shorter = digits.round(new MathContext(1, mode));
      if (shorter.doubleValue() == Math.abs(value)) {
        digits = shorter;
      }
    }
    return sign + plain(digits);
  }

  private static String plain(BigDecimal digits) {
    return digits.signum() == 0 ? "0" : digits.stripTrailingZeros().toPlainString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      case '"' -> "\\\"";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default ->
          isVisible(codePoint) ? Character.toString(codePoint) : "\\u{%x}".formatted(codePoint);
    };
  }

  /** What cannot be seen, or joins its neighbours, could make a terminal show something else. */
  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> true;
    };
  }

  private String list(ValueType element, Object value) {
    return ScalarLists.elements(element, value).stream()
        .map(part -> print(element, part))
        .collect(joining(", ", "[", "]"));
  }

  private String record(List<ValueType.Field> fields, RecordValue value) {
    var text = new StringJoiner(", ", "{", "}").setEmptyValue("{:}");
    for (ValueType.Field field : fields) {
      Object part = value.field(field.label());
      if (!(part instanceof Optional<?> option && option.isEmpty())) {
        text.add(field.label() + ": " + print(field.type(), part));
      }
    }
    return text.toString();
  }

  private String tuple(List<ValueType> types, Tuple value) {
    var text = new StringJoiner(", ", "(", ")");
    for (int i = 0; i < types.size(); i++) {
      text.add(print(types.get(i), value.toList().get(i)));
    }
    return text.toString();
  }

  private String variant(List<ValueType.Case> cases, VariantValue value) {
    for (ValueType.Case variantCase : cases) {
      if (variantCase.label().equals(value.label())) {
        return label(value.label())
            + value.payload().map(payload -> payload(variantCase.payload(), payload)).orElse("");
      }
    }
    throw new IllegalArgumentException("no case is called `%s`".formatted(value.label()));
  }

  private String payload(Optional<ValueType> type, Object value) {
    return type.map(present -> "(" + print(present, value) + ")").orElse("");
  }

  private static String label(String label) {
    return WaveReader.KEYWORDS.contains(label) ? "%" + label : label;
  }
}
