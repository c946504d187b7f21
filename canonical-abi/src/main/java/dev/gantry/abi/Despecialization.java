package dev.gantry.abi;

import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.Fundamental;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The fundamental type behind a specialized one (CanonicalABI.md, Despecialization). */
final class Despecialization {
  private Despecialization() {}

  /** {@return a type with the ABI of {@code type}; the parts stay as they are} */
  static Fundamental despecialize(ValueType type) {
    return switch (type) {
      case Fundamental fundamental -> fundamental;
      case TupleType(var elements) -> new RecordType(numbered(elements));
      case EnumType(var labels) ->
          new VariantType(labels.stream().map(label -> new Case(label, Optional.empty())).toList());
      case OptionType(var some) ->
          new VariantType(
              List.of(new Case("none", Optional.empty()), new Case("some", Optional.of(some))));
      case ResultType(var ok, var error) ->
          new VariantType(List.of(new Case("ok", ok), new Case("error", error)));
      case MapType(var key, var value) -> new ListType(new TupleType(List.of(key, value)));
    };
  }

  private static List<Field> numbered(List<ValueType> elements) {
    var fields = new ArrayList<Field>(elements.size());
    for (ValueType element : elements) {
      fields.add(new Field(Integer.toString(fields.size()), element));
    }
    return fields;
  }
}
