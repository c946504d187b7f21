package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;

/** The type of what a component imports, exports or aliases (Binary.md, externtype). */
public sealed interface ItemType {

  /** {@return what it is, as messages name it} */
  default String text() {
    return switch (this) {
      case OfModule _ -> "module";
      case OfFunction _ -> "func";
      case OfValue _ -> "value";
      case OfType _ -> "type";
      case OfInstance _ -> "instance";
      case OfComponent _ -> "component";
    };
  }

  /** A core module. */
  record OfModule(ModuleType type) implements ItemType {}

  /** A function. */
  record OfFunction(FunctionType type) implements ItemType {}

  /** A value. */
  record OfValue(ValueType type) implements ItemType {}

  /**
   * A type.
   *
   * @param created what the import or export introduces
   * @param referenced what it is equal to; the same object as {@code created} if it is a new
   *     resource type
   */
  record OfType(DefinedItem created, DefinedItem referenced) implements ItemType {

    /** {@return whether it introduces a resource type unequal to all others} */
    @SuppressWarnings("ReferenceEquality") // equal definitions are not the same one
    boolean isFresh() {
      return created == referenced;
    }
  }

  /** An instance. */
  record OfInstance(InstanceType type) implements ItemType {}

  /** A component. */
  record OfComponent(ComponentType type) implements ItemType {}
}
