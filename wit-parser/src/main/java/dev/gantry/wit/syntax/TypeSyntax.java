package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.PrimitiveType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A type where it is used. */
public sealed interface TypeSyntax {

  /** {@return the name or keyword it starts with} */
  Location location();

  /** A keyword. */
  record Primitive(PrimitiveType type, Location location) implements TypeSyntax {}

  /** The name of a type. */
  record Named(Name name) implements TypeSyntax {
    @Override
    public Location location() {
      return name.location();
    }
  }

  /** {@code list<T>}. */
  record ListOf(TypeSyntax element, Location location) implements TypeSyntax {}

  /** {@code list<T, N>}. */
  record FixedLengthListOf(TypeSyntax element, long length, Location location)
      implements TypeSyntax {}

  /** {@code map<K, V>}. */
  record MapOf(TypeSyntax key, TypeSyntax value, Location location) implements TypeSyntax {}

  /** {@code option<T>}. */
  record OptionOf(TypeSyntax element, Location location) implements TypeSyntax {}

  /** {@code result<T, E>}. */
  record ResultOf(Optional<TypeSyntax> ok, Optional<TypeSyntax> error, Location location)
      implements TypeSyntax {}

  /** {@code tuple<…>}. */
  record TupleOf(List<TypeSyntax> elements, Location location) implements TypeSyntax {}

  /** {@code future<T>}. */
  record FutureOf(Optional<TypeSyntax> element, Location location) implements TypeSyntax {}

  /** {@code stream<T>}. */
  record StreamOf(Optional<TypeSyntax> element, Location location) implements TypeSyntax {}

  /** {@code own<R>} or {@code borrow<R>}. */
  record HandleOf(boolean isOwned, Name resource) implements TypeSyntax {
    @Override
    public Location location() {
      return resource.location();
    }
  }

  /** What could not be read, which has been reported. */
  record Unreadable(Location location) implements TypeSyntax {}

  /** {@return the types that it is made of} */
  default Stream<TypeSyntax> parts() {
    return switch (this) {
      case Primitive _, Named _, HandleOf _, Unreadable _ -> Stream.empty();
      case ListOf list -> Stream.of(list.element);
      case FixedLengthListOf list -> Stream.of(list.element);
      case MapOf map -> Stream.of(map.key, map.value);
      case OptionOf option -> Stream.of(option.element);
      case ResultOf result -> Stream.concat(result.ok.stream(), result.error.stream());
      case TupleOf tuple -> tuple.elements.stream();
      case FutureOf future -> future.element.stream();
      case StreamOf stream -> stream.element.stream();
    };
  }

  /** {@return the names of types in it, in the order of the text} */
  default Stream<Name> names() {
    return switch (this) {
      case Named named -> Stream.of(named.name);
      case HandleOf handle -> Stream.of(handle.resource);
      default -> parts().flatMap(TypeSyntax::names);
    };
  }
}
