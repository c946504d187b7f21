package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.ErrorContextType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.FutureType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.OwnType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.StreamType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What all value types have in common: parts, names, copies. */
public final class ValueTypes {
  private ValueTypes() {}

  /** {@return the types that a type is made of} */
  public static List<ValueType> parts(ValueType type) {
    return switch (type) {
      case Primitive _, ErrorContextType _, FlagsType _, EnumType _, OwnType _, BorrowType _ ->
          List.of();
      case ListType(var element) -> List.of(element);
      case FixedListType(var element, _) -> List.of(element);
      case RecordType(var fields) -> fields.stream().map(Field::type).toList();
      case VariantType(var cases) -> cases.stream().flatMap(c -> c.payload().stream()).toList();
      case StreamType(var element) -> element.stream().toList();
      case FutureType(var element) -> element.stream().toList();
      case TupleType(var elements) -> elements;
      case OptionType(var some) -> List.of(some);
      case ResultType(var ok, var error) -> Stream.concat(ok.stream(), error.stream()).toList();
      case MapType(var key, var value) -> List.of(key, value);
    };
  }

  /** {@return the types that a function takes and returns} */
  static List<ValueType> parts(FunctionType type) {
    return Stream.concat(
            type.parameters().stream().map(FunctionType.Parameter::type), type.result().stream())
        .toList();
  }

  /** {@return another object of the same structure; primitive types have only one} */
  static ValueType copy(ValueType type) {
    return rebuild(type, part -> part, resource -> resource);
  }

  /** {@return a type of the same structure with other parts} */
  static ValueType rebuild(
      ValueType type, UnaryOperator<ValueType> part, UnaryOperator<ResourceType> resource) {
    return switch (type) {
      case Primitive primitive -> primitive;
      case ErrorContextType errorContext -> errorContext;
      case FlagsType(var labels) -> new FlagsType(labels);
      case EnumType(var labels) -> new EnumType(labels);
      case OwnType(var owned) -> new OwnType(resource.apply(owned));
      case BorrowType(var borrowed) -> new BorrowType(resource.apply(borrowed));
      case ListType(var element) -> new ListType(part.apply(element));
      case FixedListType(var element, var length) -> new FixedListType(part.apply(element), length);
      case RecordType(var fields) ->
          new RecordType(
              fields.stream()
                  .map(field -> new Field(field.label(), part.apply(field.type())))
                  .toList());
      case VariantType(var cases) ->
          new VariantType(
              cases.stream().map(c -> new Case(c.label(), apply(c.payload(), part))).toList());
      case StreamType(var element) -> new StreamType(apply(element, part));
      case FutureType(var element) -> new FutureType(apply(element, part));
      case TupleType(var elements) -> new TupleType(elements.stream().map(part).toList());
      case OptionType(var some) -> new OptionType(part.apply(some));
      case ResultType(var ok, var error) -> new ResultType(apply(ok, part), apply(error, part));
      case MapType(var key, var value) -> new MapType(part.apply(key), part.apply(value));
    };
  }

  private static Optional<ValueType> apply(
      Optional<ValueType> type, UnaryOperator<ValueType> part) {
    return type.map(part);
  }

  /** {@return what a type is, as messages name it} */
  static String text(ValueType type) {
    return switch (type) {
      case Primitive primitive -> primitive.name().toLowerCase(Locale.ROOT);
      case ErrorContextType _ -> "error-context";
      case ListType _ -> "list";
      case FixedListType _ -> "fixed-length list";
      case RecordType _ -> "record";
      case VariantType _ -> "variant";
      case FlagsType _ -> "flags";
      case OwnType _ -> "own";
      case BorrowType _ -> "borrow";
      case StreamType _ -> "stream";
      case FutureType _ -> "future";
      case TupleType _ -> "tuple";
      case EnumType _ -> "enum";
      case OptionType _ -> "option";
      case ResultType _ -> "result";
      case MapType _ -> "map";
    };
  }
}
