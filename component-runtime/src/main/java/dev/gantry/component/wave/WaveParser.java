package dev.gantry.component.wave;

import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.component.values.ScalarLists;
import dev.gantry.types.EnumValue;
import dev.gantry.types.FlagsValue;
import dev.gantry.types.RecordValue;
import dev.gantry.types.Result;
import dev.gantry.types.Tuple;
import dev.gantry.types.Unit;
import dev.gantry.types.VariantValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads values of known types. */
final class WaveParser {
  private final WaveReader in;
  private final IntFunction<Object> handles;

  WaveParser(WaveReader in, IntFunction<Object> handles) {
    this.in = in;
    this.handles = handles;
  }

  Object value(ValueType type) {
    return switch (type) {
      case Primitive primitive -> primitive(primitive);
      case ValueType.ListType(var element) -> ScalarLists.ofList(element, elements(element));
      case ValueType.FixedListType(var element, var length) -> {
        List<Object> elements = elements(element);
        if (elements.size() != length) {
          throw in.failure("expected %d elements, found %d".formatted(length, elements.size()));
        }
        yield ScalarLists.ofList(element, elements);
      }
      case ValueType.RecordType(var fields) -> record(fields);
      case ValueType.TupleType(var elements) -> tuple(elements);
      case ValueType.VariantType(var cases) -> variant(cases);
      case ValueType.EnumType(var labels) -> enumCase(labels);
      case ValueType.FlagsType(var labels) -> flags(labels);
      case ValueType.OptionType(var some) -> option(some);
      case ValueType.ResultType(var ok, var error) -> result(ok, error);
      case ValueType.MapType(var key, var value) -> map(key, value);
      case ValueType.OwnType _, ValueType.BorrowType _ -> handle();
      case ValueType.StreamType _, ValueType.FutureType _, ValueType.ErrorContextType _ ->
          throw in.failure("streams, futures and error contexts are not yet supported");
    };
  }

  private Object primitive(Primitive type) {
    return switch (type) {
      case BOOL -> {
        if (in.acceptKeyword("true")) {
          yield true;
        }
        if (in.acceptKeyword("false")) {
          yield false;
        }
        throw in.failure("expected `true` or `false`, found " + in.found());
      }
      case S8 -> (byte) integer("s8", 8, true);
      case U8 -> (int) integer("u8", 8, false);
      case S16 -> (short) integer("s16", 16, true);
      case U16 -> (int) integer("u16", 16, false);
      case S32 -> (int) integer("s32", 32, true);
      case U32 -> integer("u32", 32, false);
      case S64 -> integer("s64", 64, true);
      case U64 -> integer("u64", 64, false);
      case F32 -> Float.parseFloat(floatText());
      case F64 -> Double.parseDouble(floatText());
      case CHAR -> WaveStrings.character(in);
      case STRING -> WaveStrings.string(in);
    };
  }

  private long integer(String type, int bits, boolean signed) {
    int start = in.position();
    var number = new BigInteger(in.number(false));
    BigInteger least = signed ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
    BigInteger end = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
    if (number.compareTo(least) < 0 || number.compareTo(end) >= 0) {
      throw in.failure("%s is out of range for %s".formatted(number, type), start);
    }
    return number.longValue();
  }

  private String floatText() {
    if (in.acceptKeyword("nan")) {
      return "NaN";
    }
    if (in.acceptKeyword("inf")) {
      return "Infinity";
    }
    int start = in.position();
    if (in.isAt('-') && in.text().startsWith("-inf", start)) {
      in.skipTo(start + 1);
      if (in.acceptKeyword("inf")) {
        return "-Infinity";
      }
      throw in.failure("expected a number", start);
    }
    return in.number(true);
  }

  private List<Object> elements(ValueType element) {
    in.expect('[');
    var elements = new ArrayList<Object>();
    while (!in.accept(']')) {
      elements.add(value(element));
      in.expectCommaOr(']');
    }
    return elements;
  }

  private Object tuple(List<ValueType> types) {
    in.expect('(');
    var elements = new ArrayList<Object>();
    for (ValueType type : types) {
      if (!elements.isEmpty()) {
        in.expect(',');
      }
      elements.add(value(type));
    }
    in.accept(',');
    in.expect(')');
    return Tuple.of(elements);
  }

  private Object record(List<ValueType.Field> fields) {
    int start = in.position();
    in.expect('{');
    Map<String, Object> values = new HashMap<>();
    if (in.accept(':')) {
      in.expect('}');
    } else {
      do {
        field(fields, values);
        in.expectCommaOr('}');
      } while (!in.accept('}'));
    }
    var labels = new ArrayList<String>();
    var ordered = new ArrayList<Object>();
    for (ValueType.Field field : fields) {
      Object value = values.get(field.label());
      if (value == null) {
        if (!(field.type() instanceof ValueType.OptionType)) {
          throw in.failure("field `%s` is missing".formatted(field.label()), start);
        }
        value = Optional.empty();
      }
      labels.add(field.label());
      ordered.add(value);
    }
    return new RecordValue(labels, ordered);
  }

  private void field(List<ValueType.Field> fields, Map<String, Object> values) {
    int start = in.position();
    String label = in.label(true);
    in.expect(':');
    for (ValueType.Field field : fields) {
      if (field.label().equals(label)) {
        if (values.put(label, value(field.type())) != null) {
          throw in.failure("field `%s` stands here twice".formatted(label), start);
        }
        return;
      }
    }
    throw in.failure(
        "field `%s` is unknown, expected one of %s"
            .formatted(label, fields.stream().map(ValueType.Field::label).toList()),
        start);
  }

  private Object variant(List<ValueType.Case> cases) {
    int start = in.position();
    String label = in.label(false);
    for (ValueType.Case variantCase : cases) {
      if (variantCase.label().equals(label)) {
        return new VariantValue(label, payload(variantCase.payload()));
      }
    }
    throw unknownCase(label, cases.stream().map(ValueType.Case::label).toList(), start);
  }

  private Optional<Object> payload(Optional<ValueType> type) {
    if (type.isEmpty()) {
      return Optional.empty();
    }
    in.expect('(');
    Object value = value(type.orElseThrow());
    in.expect(')');
    return Optional.of(value);
  }

  private Object enumCase(List<String> labels) {
    int start = in.position();
    String label = in.label(false);
    if (!labels.contains(label)) {
      throw unknownCase(label, labels, start);
    }
    return new EnumValue(label);
  }

  private WaveException unknownCase(String label, List<String> labels, int start) {
    return in.failure("case `%s` is unknown, expected one of %s".formatted(label, labels), start);
  }

  private Object flags(List<String> labels) {
    in.expect('{');
    var set = new LinkedHashSet<String>();
    while (!in.accept('}')) {
      int start = in.position();
      String label = in.label(true);
      if (!labels.contains(label)) {
        throw in.failure(
            "flag `%s` is unknown, expected some of %s".formatted(label, labels), start);
      }
      if (!set.add(label)) {
        throw in.failure("flag `%s` stands here twice".formatted(label), start);
      }
      in.expectCommaOr('}');
    }
    return FlagsValue.of(labels.stream().filter(set::contains).toList());
  }

  private Object option(ValueType some) {
    if (in.acceptKeyword("none")) {
      return Optional.empty();
    }
    if (in.acceptKeyword("some")) {
      return payload(Optional.of(some));
    }
    if (mayBeFlat(some)) {
      return Optional.of(value(some));
    }
    throw in.failure("expected `some(...)` or `none`, found " + in.found());
  }

  private Object result(Optional<ValueType> ok, Optional<ValueType> error) {
    if (in.acceptKeyword("ok")) {
      return Result.ok(payload(ok).orElse(Unit.UNIT));
    }
    if (in.acceptKeyword("err")) {
      return Result.error(payload(error).orElse(Unit.UNIT));
    }
    if (ok.isPresent() && mayBeFlat(ok.orElseThrow())) {
      return Result.ok(value(ok.orElseThrow()));
    }
    throw in.failure("expected `ok` or `err`, found " + in.found());
  }

  /** A payload that is itself an option or a result cannot stand for the whole. */
  private static boolean mayBeFlat(ValueType payload) {
    return !(payload instanceof ValueType.OptionType) && !(payload instanceof ValueType.ResultType);
  }

  private Object map(ValueType keyType, ValueType valueType) {
    in.expect('[');
    var map = new LinkedHashMap<Object, Object>();
    while (!in.accept(']')) {
      in.expect('(');
      Object key = value(keyType);
      in.expect(',');
      map.put(key, value(valueType));
      in.accept(',');
      in.expect(')');
      in.expectCommaOr(']');
    }
    return map;
  }

  private Object handle() {
    in.expect('$');
    return handles.apply(Integer.parseInt(in.number(false)));
  }
}
