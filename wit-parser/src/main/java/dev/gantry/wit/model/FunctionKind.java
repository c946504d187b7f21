package dev.gantry.wit.model;

import java.util.Optional;

/** What a function belongs to. */
public sealed interface FunctionKind {

  /** To its interface or world alone. */
  record Freestanding() implements FunctionKind {}

  /** To a handle of a resource, which is its first parameter, named {@code self}. */
  record Method(TypeId type) implements FunctionKind {}

  /** To a resource, without a handle. */
  record Static(TypeId type) implements FunctionKind {}

  /** To a resource that it makes. */
  record Constructor(TypeId type) implements FunctionKind {}

  /** {@return the resource it belongs to} */
  default Optional<TypeId> resource() {
    return switch (this) {
      case Freestanding() -> Optional.empty();
      case Method(var type) -> Optional.of(type);
      case Static(var type) -> Optional.of(type);
      case Constructor(var type) -> Optional.of(type);
    };
  }
}
