package dev.gantry.abi;

import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Unit;
import dev.gantry.types.VariantValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Java values that stand for compound values, taken apart and put together. */
final class JavaValues {
  private JavaValues() {}

  /** {@return a record or a tuple} */
  static Object ofParts(Descriptor descriptor, Layout.Parts layout, Object[] parts) {
    return descriptor.type() instanceof TupleType
        ? Tuple.of(Arrays.asList(parts))
        : new RecordValue(layout.labels(), Arrays.asList(parts));
  }

  /**
   * {@return the parts of a record or a tuple, in order}
   *
   * @throws UnfitValueException if the value is of another class, or lacks parts
   */
  static List<?> parts(Descriptor descriptor, Layout.Parts layout, Object value) {
    List<?> parts =
        switch (value) {
          case Tuple tuple when descriptor.type() instanceof TupleType -> tuple.toList();
          case List<?> list when descriptor.type() instanceof TupleType -> list;
          case RecordValue(var labels, var values) when labels.equals(layout.labels()) -> values;
          case RecordValue other -> byLabel(layout.labels(), other.toMap());
          case Map<?, ?> map -> byLabel(layout.labels(), map);
          default ->
              throw UnfitValueException.expected(
                  descriptor.type() instanceof TupleType ? "a tuple" : "a record", value);
        };
    if (parts.size() != layout.parts().size()) {
      throw new UnfitValueException(
          "expected %d elements, found %d".formatted(layout.parts().size(), parts.size()));
    }
    return parts;
  }

  private static List<Object> byLabel(List<String> labels, Map<?, ?> map) {
    var parts = new ArrayList<Object>();
    for (String label : labels) {
      Object part = map.get(label);
      if (part == null) {
        throw new UnfitValueException("field `%s` is missing".formatted(label));
      }
      parts.add(part);
    }
    for (Object label : map.keySet()) {
      if (!labels.contains(label)) {
        throw new UnfitValueException(
            "field `%s` is unknown, expected %s".formatted(label, labels));
      }
    }
    return parts;
  }

  /** {@return a variant, an enum, an option or a result} */
  static Object ofCase(
      Descriptor descriptor, Layout.Alternatives layout, int index, @Nullable Object payload) {
    return switch (descriptor.type()) {
      case EnumType _ -> new EnumValue(layout.labels().get(index));
      case OptionType _ -> Optional.ofNullable(payload);
      case ResultType _ -> {
        Object present = payload == null ? Unit.UNIT : payload;
        yield index == 0 ? Result.ok(present) : Result.error(present);
      }
      default -> new VariantValue(layout.labels().get(index), Optional.ofNullable(payload));
    };
  }

  /**
   * {@return which case a value is of}
   *
   * @throws UnfitValueException if the value is of another class, or the type has no such case
   */
  static int caseIndex(Descriptor descriptor, Layout.Alternatives layout, Object value) {
    return switch (descriptor.type()) {
      case EnumType _ when value instanceof EnumValue(var label) -> index(layout, label);
      case OptionType _ when value instanceof Optional<?> option -> option.isPresent() ? 1 : 0;
      case ResultType _ when value instanceof Result<?, ?> result -> result.isOk() ? 0 : 1;
      case EnumType _ -> throw UnfitValueException.expected("an EnumValue", value);
      case OptionType _ -> throw UnfitValueException.expected("an Optional", value);
      case ResultType _ -> throw UnfitValueException.expected("a Result", value);
      default -> {
        if (value instanceof VariantValue(var label, _)) {
          yield index(layout, label);
        }
        throw UnfitValueException.expected("a VariantValue", value);
      }
    };
  }

  private static int index(Layout.Alternatives layout, String label) {
    Integer index = layout.indices().get(label);
    if (index == null) {
      throw new UnfitValueException(
          "no case is called `%s`, only %s".formatted(label, layout.labels()));
    }
    return index;
  }

  /** {@return the payload of a value whose case has been found, or null if it has none} */
  static @Nullable Object payload(Object value) {
    return switch (value) {
      case VariantValue(_, var payload) -> payload.orElse(null);
      case Optional<?> option -> option.orElse(null);
      case Result.Ok<?, ?>(var ok) -> ok;
      case Result.Err<?, ?>(var error) -> error;
      default -> null;
    };
  }

  /** {@return flags of which the set ones are given as bits} */
  static Object ofBits(Layout.Bits layout, int bits) {
    var set = new ArrayList<String>();
    for (int i = 0; i < layout.labels().size(); i++) {
      if ((bits >>> i & 1) != 0) {
        set.add(layout.labels().get(i));
      }
    }
    return FlagsValue.of(set);
  }

  /**
   * {@return the bits of flags}
   *
   * @throws UnfitValueException if the value is of another class, or the type has no such flag
   */
  static int bits(Layout.Bits layout, Object value) {
    if (!(value instanceof FlagsValue(var labels))) {
      throw UnfitValueException.expected("a FlagsValue", value);
    }
    int bits = 0;
    for (String label : labels) {
      Integer index = layout.indices().get(label);
      if (index == null) {
        throw new UnfitValueException(
            "no flag is called `%s`, only %s".formatted(label, layout.labels()));
      }
      bits |= 1 << index;
    }
    return bits;
  }
}
