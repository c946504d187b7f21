package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types for types: what an instantiation replaces in the exports of a component (Explainer.md, Type
 * Checking).
 *
 * <p>Each type is rebuilt once however many paths lead to it, and stays the same object if nothing
 * in it changes.
 */
final class Substitution {
  private final TypeInfos infos;
  private final Map<Integer, Integer> resources = new HashMap<>();
  private final IdentityHashMap<Object, Object> replacements = new IdentityHashMap<>();
  private final IdentityHashMap<Object, Object> results = new IdentityHashMap<>();

  Substitution(TypeInfos infos) {
    this.infos = infos;
  }

  /** Replaces a resource type. */
  void put(int slot, int replacement) {
    resources.put(slot, replacement);
  }

  /** Replaces a type, which two names now have in common. */
  void put(DefinedItem item, DefinedItem replacement) {
    replacements.put(key(item), key(replacement));
  }

  /** {@return the slot that stands for another} */
  int apply(int slot) {
    return resources.getOrDefault(slot, slot);
  }

  private static Object key(DefinedItem item) {
    return switch (item) {
      case DefinedItem.OfValues(var type) -> type;
      case DefinedItem.OfFunctions(var type) -> type;
      case DefinedItem.OfInstances(var type) -> type;
      case DefinedItem.OfComponents(var type) -> type;
      case DefinedItem.OfResources(var type) -> type;
    };
  }

  ItemType apply(ItemType item) {
    return switch (item) {
      case ItemType.OfModule _ -> item;
      case ItemType.OfFunction(var type) -> new ItemType.OfFunction(apply(type));
      case ItemType.OfValue(var type) -> new ItemType.OfValue(apply(type));
      case ItemType.OfType type when type.isFresh() -> {
        DefinedItem replacement = apply(type.created());
        yield new ItemType.OfType(replacement, replacement);
      }
      case ItemType.OfType(var created, var referenced) ->
          new ItemType.OfType(apply(created), apply(referenced));
      case ItemType.OfInstance(var type) -> new ItemType.OfInstance(apply(type));
      case ItemType.OfComponent(var type) -> new ItemType.OfComponent(apply(type));
    };
  }

  @SuppressWarnings("ReferenceEquality") // what stays the same keeps its identity
  DefinedItem apply(DefinedItem item) {
    return switch (item) {
      case DefinedItem.OfValues(var type) -> {
        ValueType applied = apply(type);
        yield applied == type ? item : new DefinedItem.OfValues(applied);
      }
      case DefinedItem.OfFunctions(var type) -> new DefinedItem.OfFunctions(apply(type));
      case DefinedItem.OfInstances(var type) -> new DefinedItem.OfInstances(apply(type));
      case DefinedItem.OfComponents(var type) -> new DefinedItem.OfComponents(apply(type));
      case DefinedItem.OfResources(var type) -> new DefinedItem.OfResources(apply(type));
    };
  }

  ResourceType apply(ResourceType type) {
    return remembered(
        ResourceType.class,
        type,
        () -> {
          int slot = apply(type.slot());
          return slot == type.slot() ? type : infos.withSlot(type, slot);
        });
  }

  ValueType apply(ValueType type) {
    return remembered(
        ValueType.class,
        type,
        () -> {
          var changed = new Changed();
          ValueType rebuilt =
              ValueTypes.rebuild(
                  type,
                  part -> changed.note(part, apply(part)),
                  resource -> changed.note(resource, apply(resource)));
          return changed.any ? infos.copy(rebuilt, type) : type;
        });
  }

  FunctionType apply(FunctionType type) {
    return remembered(
        FunctionType.class,
        type,
        () -> {
          var changed = new Changed();
          List<FunctionType.Parameter> parameters =
              type.parameters().stream()
                  .map(
                      parameter ->
                          new FunctionType.Parameter(
                              parameter.label(),
                              changed.note(parameter.type(), apply(parameter.type()))))
                  .toList();
          Optional<ValueType> result = type.result().map(part -> changed.note(part, apply(part)));
          return changed.any
              ? infos.copy(new FunctionType(parameters, result, type.async()), type)
              : type;
        });
  }

  InstanceType apply(InstanceType type) {
    return remembered(
        InstanceType.class,
        type,
        () -> {
          var definedResources = new LinkedHashSet<Integer>();
          type.definedResources().forEach(slot -> definedResources.add(apply(slot)));
          return infos.copy(
              new InstanceType(
                  applyToItems(type.exports()),
                  definedResources,
                  applyToPaths(type.explicitResources())),
              type);
        });
  }

  ComponentType apply(ComponentType type) {
    return remembered(
        ComponentType.class,
        type,
        () ->
            infos.copy(
                new ComponentType(
                    applyToItems(type.imports()),
                    applyToItems(type.exports()),
                    applyToPaths(type.importedResources()),
                    applyToPaths(type.definedResources()),
                    applyToPaths(type.explicitResources())),
                type));
  }

  Map<String, ItemType> applyToItems(Map<String, ItemType> items) {
    var replaced = new LinkedHashMap<String, ItemType>();
    items.forEach((name, item) -> replaced.put(name, apply(item)));
    return replaced;
  }

  Map<Integer, List<String>> applyToPaths(Map<Integer, List<String>> paths) {
    var replaced = new LinkedHashMap<Integer, List<String>>();
    paths.forEach((slot, path) -> replaced.put(apply(slot), path));
    return replaced;
  }

  private <T> T remembered(Class<T> kind, T type, Rebuilding<T> rebuilding) {
    Object replacement = replacements.get(type);
    if (kind.isInstance(replacement)) {
      return kind.cast(replacement);
    }
    Object known = results.get(type);
    if (known != null) {
      return kind.cast(known);
    }
    T result = rebuilding.rebuild();
    results.put(type, result);
    return result;
  }

  @FunctionalInterface
  private interface Rebuilding<T> {
    T rebuild();
  }

  private static final class Changed {
    private boolean any;

    @SuppressWarnings("ReferenceEquality") // whether anything was rebuilt at all
    <T> T note(T before, T after) {
      any |= before != after;
      return after;
    }
  }
}
