package dev.gantry.wit.resolve;

import dev.gantry.wit.model.Case;
import dev.gantry.wit.model.Field;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Replaces the types that a type is made of. */
final class TypeMapping {
  private TypeMapping() {}

  /** Replaces a part, given where it stands. */
  interface Parts {
    /** {@return what stands for a type that is held by value} */
    Type type(Type type, Optional<dev.gantry.wit.Location> location);

    /** {@return what stands for the resource of a handle, or the target of an alias} */
    TypeId reference(TypeId id);
  }

  /** {@return a kind with all parts replaced, in their order} */
  static TypeKind map(TypeKind kind, Parts parts) {
    return switch (kind) {
      case TypeKind.RecordType(var fields) ->
          new TypeKind.RecordType(fields.stream().map(f -> field(f, parts)).toList());
      case TypeKind.VariantType(var cases) ->
          new TypeKind.VariantType(cases.stream().map(c -> variantCase(c, parts)).toList());
      case TypeKind.TupleType(var elements) ->
          new TypeKind.TupleType(elements.stream().map(e -> plain(e, parts)).toList());
      case TypeKind.ListType(var element) -> new TypeKind.ListType(plain(element, parts));
      case TypeKind.FixedLengthListType(var element, var length) ->
          new TypeKind.FixedLengthListType(plain(element, parts), length);
      case TypeKind.MapType(var key, var value) -> {
        Type newKey = plain(key, parts);
        yield new TypeKind.MapType(newKey, plain(value, parts));
      }
      case TypeKind.OptionType(var element) -> new TypeKind.OptionType(plain(element, parts));
      case TypeKind.ResultType(var ok, var error) -> {
        Optional<Type> newOk = ok.map(t -> plain(t, parts));
        yield new TypeKind.ResultType(newOk, error.map(t -> plain(t, parts)));
      }
      case TypeKind.StreamType(var element) ->
          new TypeKind.StreamType(element.map(t -> plain(t, parts)));
      case TypeKind.FutureType(var element) ->
          new TypeKind.FutureType(element.map(t -> plain(t, parts)));
      case TypeKind.OwnType(var resource) -> new TypeKind.OwnType(parts.reference(resource));
      case TypeKind.BorrowType(var resource) -> new TypeKind.BorrowType(parts.reference(resource));
      case TypeKind.AliasType(TypeId target) -> new TypeKind.AliasType(parts.reference(target));
      case TypeKind.AliasType _,
          TypeKind.EnumType _,
          TypeKind.FlagsType _,
          TypeKind.ResourceType _ ->
          kind;
    };
  }

  private static Type plain(Type type, Parts parts) {
    return parts.type(type, Optional.empty());
  }

  private static Field field(Field field, Parts parts) {
    Type type = parts.type(field.type(), Optional.of(field.location()));
    return new Field(field.name(), type, field.docs(), field.location());
  }

  private static Case variantCase(Case old, Parts parts) {
    return new Case(
        old.name(), old.type().map(type -> plain(type, parts)), old.docs(), old.location());
  }

  /** {@return the types that a type is made of, resources of handles and targets among them} */
  static Stream<Type> parts(TypeKind kind) {
    return switch (kind) {
      case TypeKind.RecordType(var fields) -> fields.stream().map(Field::type);
      case TypeKind.VariantType(var cases) -> cases.stream().flatMap(c -> c.type().stream());
      case TypeKind.TupleType(var elements) -> elements.stream();
      case TypeKind.ListType(var element) -> Stream.of(element);
      case TypeKind.FixedLengthListType(var element, _) -> Stream.of(element);
      case TypeKind.MapType(var key, var value) -> Stream.of(key, value);
      case TypeKind.OptionType(var element) -> Stream.of(element);
      case TypeKind.ResultType(var ok, var error) -> Stream.concat(ok.stream(), error.stream());
      case TypeKind.StreamType(var element) -> element.stream();
      case TypeKind.FutureType(var element) -> element.stream();
      case TypeKind.OwnType(var resource) -> Stream.of(resource);
      case TypeKind.BorrowType(var resource) -> Stream.of(resource);
      case TypeKind.AliasType(var target) -> Stream.of(target);
      case TypeKind.EnumType _, TypeKind.FlagsType _, TypeKind.ResourceType _ -> Stream.empty();
    };
  }
}
