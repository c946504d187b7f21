package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;

/** What a type index stands for. */
public sealed interface DefinedItem {

  /** {@return what it is, as messages name it} */
  default String text() {
    return switch (this) {
      case OfValues _ -> "defined type";
      case OfFunctions _ -> "func type";
      case OfInstances _ -> "instance type";
      case OfComponents _ -> "component type";
      case OfResources _ -> "resource";
    };
  }

  /** A type of values. */
  record OfValues(ValueType type) implements DefinedItem {}

  /** A type of functions. */
  record OfFunctions(FunctionType type) implements DefinedItem {}

  /** A type of instances. */
  record OfInstances(InstanceType type) implements DefinedItem {}

  /** A type of components. */
  record OfComponents(ComponentType type) implements DefinedItem {}

  /** A resource type. */
  record OfResources(ResourceType type) implements DefinedItem {}
}
