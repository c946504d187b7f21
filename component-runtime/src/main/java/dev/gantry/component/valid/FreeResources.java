package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;

/** Which resource types a type mentions without introducing them itself. */
final class FreeResources {
  private final Set<Integer> slots = new HashSet<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  static Set<Integer> of(Iterable<ItemType> items) {
    var free = new FreeResources();
    items.forEach(free::add);
    return free.slots;
  }

  static Set<Integer> of(DefinedItem item) {
    var free = new FreeResources();
    free.add(item);
    return free.slots;
  }

  private void add(ItemType item) {
    switch (item) {
      case ItemType.OfModule _ -> {}
      case ItemType.OfFunction(var type) -> add(type);
      case ItemType.OfValue(var type) -> add(type);
      case ItemType.OfType(var created, _) -> add(created);
      case ItemType.OfInstance(var type) -> add(type);
      case ItemType.OfComponent(var type) -> add(type);
    }
  }

  private void add(DefinedItem item) {
    switch (item) {
      case DefinedItem.OfValues(var type) -> add(type);
      case DefinedItem.OfFunctions(var type) -> add(type);
      case DefinedItem.OfInstances(var type) -> add(type);
      case DefinedItem.OfComponents(var type) -> add(type);
      case DefinedItem.OfResources(var type) -> add(type);
    }
  }

  private void add(ResourceType type) {
    slots.add(type.slot());
  }

  private void add(FunctionType type) {
    if (seen.add(type)) {
      ValueTypes.parts(type).forEach(this::add);
    }
  }

  private void add(ValueType type) {
    switch (type) {
      case ValueType.OwnType(var resource) -> add(resource);
      case ValueType.BorrowType(var resource) -> add(resource);
      default -> {
        if (seen.add(type)) {
          ValueTypes.parts(type).forEach(this::add);
        }
      }
    }
  }

  private void add(InstanceType type) {
    if (seen.add(type)) {
      // What the type introduces is bound in it, and occurs nowhere else.
      type.exports().values().forEach(this::add);
      slots.removeAll(type.definedResources());
    }
  }

  private void add(ComponentType type) {
    if (seen.add(type)) {
      type.imports().values().forEach(this::add);
      type.exports().values().forEach(this::add);
      slots.removeAll(type.importedResources().keySet());
      slots.removeAll(type.definedResources().keySet());
    }
  }
}
