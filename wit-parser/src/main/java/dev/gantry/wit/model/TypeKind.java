package dev.gantry.wit.model;

import java.util.List;
import java.util.Optional;

/** What a type definition defines. */
public sealed interface TypeKind {

  /** Fields with names, at least one. */
  record RecordType(List<Field> fields) implements TypeKind {
    public RecordType {
      fields = List.copyOf(fields);
    }
  }

  /** One of several cases, at least one. */
  record VariantType(List<Case> cases) implements TypeKind {
    public VariantType {
      cases = List.copyOf(cases);
    }
  }

  /** One of several names, at least one. */
  record EnumType(List<EnumCase> cases) implements TypeKind {
    public EnumType {
      cases = List.copyOf(cases);
    }
  }

  /** A set of names. */
  record FlagsType(List<Flag> flags) implements TypeKind {
    public FlagsType {
      flags = List.copyOf(flags);
    }
  }

  /** Fields without names. */
  record TupleType(List<Type> elements) implements TypeKind {
    public TupleType {
      elements = List.copyOf(elements);
    }
  }

  /** A list of any length. */
  record ListType(Type element) implements TypeKind {}

  /**
   * A list whose length is part of the type.
   *
   * @param length at most 2³² − 1
   */
  record FixedLengthListType(Type element, long length) implements TypeKind {}

  /**
   * A map, which is a list of pairs whose last one counts.
   *
   * @param key a primitive type that is neither a float nor an error context
   */
  record MapType(Type key, Type value) implements TypeKind {}

  /** A value or none. */
  record OptionType(Type element) implements TypeKind {}

  /** A success or a failure, either with a value or without. */
  record ResultType(Optional<Type> ok, Optional<Type> error) implements TypeKind {}

  /** Values that arrive over time. */
  record StreamType(Optional<Type> element) implements TypeKind {}

  /** A value that arrives later. */
  record FutureType(Optional<Type> element) implements TypeKind {}

  /** A resource; its functions are functions of the interface or world that owns the definition. */
  record ResourceType() implements TypeKind {}

  /** A handle that owns a resource. */
  record OwnType(TypeId resource) implements TypeKind {}

  /** A handle that borrows a resource for the time of a call. */
  record BorrowType(TypeId resource) implements TypeKind {}

  /**
   * Another name for a type. If that type belongs to another interface, this is what a {@code use}
   * brought in.
   */
  record AliasType(Type target) implements TypeKind {}
}
