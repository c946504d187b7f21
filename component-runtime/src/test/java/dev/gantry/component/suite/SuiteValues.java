package dev.gantry.component.suite;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.component.suite.Json.Node;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Unit;
import dev.gantry.types.VariantValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of the converted suites as Java values of a type. */
final class SuiteValues {
  private SuiteValues() {}

  static Object of(ValueType type, Node node) {
    Node value = node.get("value");
    return switch (type) {
      case Primitive primitive -> scalar(primitive, value);
      case ValueType.ListType(var element) -> list(element, value);
      case ValueType.FixedListType(var element, _) -> list(element, value);
      case ValueType.TupleType(var elements) -> Tuple.of(all(elements, value.elements()));
      case ValueType.RecordType(var fields) -> {
        var labels = new ArrayList<String>();
        var values = new ArrayList<Object>();
        for (ValueType.Field field : fields) {
          labels.add(field.label());
          values.add(of(field.type(), value.elements().get(values.size()).get("value")));
        }
        yield new RecordValue(labels, values);
      }
      case ValueType.VariantType(var cases) -> {
        String label = value.get("case").text();
        ValueType.Case found =
            cases.stream().filter(c -> c.label().equals(label)).findFirst().orElseThrow();
        yield new VariantValue(
            label, found.payload().map(payload -> of(payload, value.get("payload"))));
      }
      case ValueType.EnumType _ -> new EnumValue(value.text());
      case ValueType.FlagsType _ ->
          FlagsValue.of(value.elements().stream().map(Node::text).toList());
      case ValueType.OptionType(var some) ->
          value == Json.Null.NULL ? Optional.empty() : Optional.of(of(some, value));
      case ValueType.ResultType(var ok, var error) -> {
        Node payload = value.get("payload");
        yield value.get("is_err").text().equals("true")
            ? Result.error(payload(error, payload))
            : Result.ok(payload(ok, payload));
      }
      default -> throw new AssertionError("no such value in the suites: " + type);
    };
  }

  private static Object payload(Optional<ValueType> type, Node node) {
    return type.map(present -> of(present, node)).orElse(Unit.UNIT);
  }

  private static List<Object> all(List<ValueType> types, List<Node> nodes) {
    var values = new ArrayList<Object>();
    for (ValueType type : types) {
      values.add(of(type, nodes.get(values.size())));
    }
    return values;
  }

  private static Object list(ValueType element, Node value) {
    List<Object> values =
        new ArrayList<>(value.elements().stream().map(node -> of(element, node)).toList());
    if (!(element instanceof Primitive primitive) || primitive == Primitive.STRING) {
      return values;
    }
    Object array =
        switch (primitive) {
          case BOOL -> new boolean[values.size()];
          case S8, U8 -> new byte[values.size()];
          case S16, U16 -> new short[values.size()];
          case S32, U32, CHAR -> new int[values.size()];
          case S64, U64 -> new long[values.size()];
          case F32 -> new float[values.size()];
          case F64 -> new double[values.size()];
          case STRING -> throw new AssertionError();
        };
    for (int i = 0; i < values.size(); i++) {
      switch (array) {
        case byte[] bytes -> bytes[i] = ((Number) values.get(i)).byteValue();
        case short[] shorts -> shorts[i] = ((Number) values.get(i)).shortValue();
        case int[] ints -> ints[i] = ((Number) values.get(i)).intValue();
        default -> Array.set(array, i, values.get(i));
      }
    }
    return array;
  }

  private static Object scalar(Primitive type, Node value) {
    return switch (type) {
      case BOOL -> Boolean.valueOf(value.text());
      case S8 -> value.number().byteValue();
      case S16 -> value.number().shortValue();
      case U8, U16, S32 -> value.number().intValue();
      case U32, S64, U64 -> value.number().longValue();
      // As bit patterns.
      case F32 -> Float.intBitsToFloat(Integer.parseUnsignedInt(value.text(), 16));
      case F64 -> Double.longBitsToDouble(Long.parseUnsignedLong(value.text(), 16));
      case CHAR -> value.text().codePointAt(0);
      case STRING -> value.text();
    };
  }
}
