package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The {@link TypeInfo} of each type that validation has made, by identity. */
final class TypeInfos {
  private final IdentityHashMap<Object, TypeInfo> known = new IdentityHashMap<>();
  private final IdentityHashMap<ResourceType, Map<Integer, ResourceType>> renamed =
      new IdentityHashMap<>();

  /** What else is known of each. */
  final PrimitiveNames primitiveNames = new PrimitiveNames();

  TypeInfo of(ValueType type) {
    return switch (type) {
      case ValueType.Primitive primitive ->
          primitive == ValueType.Primitive.STRING ? TypeInfo.POINTER : TypeInfo.LEAF;
      case ValueType.ErrorContextType _ -> TypeInfo.LEAF;
      default -> get(type);
    };
  }

  TypeInfo of(FunctionType type) {
    return get(type);
  }

  TypeInfo of(ItemType type) {
    return switch (type) {
      case ItemType.OfModule(var module) -> get(module);
      case ItemType.OfFunction(var function) -> get(function);
      case ItemType.OfValue(var value) -> of(value);
      case ItemType.OfType(_, var referenced) -> of(referenced);
      case ItemType.OfInstance(var instance) -> get(instance);
      case ItemType.OfComponent(var component) -> get(component);
    };
  }

  private TypeInfo of(DefinedItem item) {
    return switch (item) {
      case DefinedItem.OfValues(var type) -> of(type);
      case DefinedItem.OfFunctions(var type) -> get(type);
      case DefinedItem.OfInstances(var type) -> get(type);
      case DefinedItem.OfComponents(var type) -> get(type);
      case DefinedItem.OfResources _ -> TypeInfo.LEAF;
    };
  }

  private TypeInfo get(Object type) {
    TypeInfo info = known.get(type);
    if (info == null) {
      throw new AssertionError("a type that nobody measured: " + type.getClass());
    }
    return info;
  }

  /** {@return a type, whose info is what its parts sum up to} */
  <T> T put(T type, TypeInfo info) {
    known.put(type, info);
    return type;
  }

  /** {@return a copy of a type, of which is known what is known of the original} */
  <T> T copy(T copy, T original) {
    TypeInfo info = known.get(original);
    if (info != null) {
      known.put(copy, info);
    }
    primitiveNames.copy(copy, original);
    return copy;
  }

  /**
   * {@return the same name of a resource type, for another resource type}
   *
   * <p>Two substitutions of one name by one resource type are the same name still.
   */
  ResourceType withSlot(ResourceType type, int slot) {
    return renamed
        .computeIfAbsent(type, _ -> new HashMap<>())
        .computeIfAbsent(slot, ResourceType::new);
  }

  TypeInfo sum(Iterable<ItemType> items) {
    TypeInfo sum = TypeInfo.LEAF;
    for (ItemType item : items) {
      sum = sum.plus(of(item));
    }
    return sum;
  }

  TypeInfo sumOfValues(List<ValueType> parts) {
    TypeInfo sum = TypeInfo.LEAF;
    for (ValueType part : parts) {
      sum = sum.plus(of(part));
    }
    return sum;
  }
}
