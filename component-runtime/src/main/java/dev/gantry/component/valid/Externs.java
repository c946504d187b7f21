package dev.gantry.component.valid;

import dev.gantry.abi.ResourceType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Adds imports, exports and aliases to the current scope, with the resource types they bring. */
final class Externs {
  private final Context context;
  private final ValueTypeValidation valueTypes;

  Externs(Context context, ValueTypeValidation valueTypes) {
    this.context = context;
    this.valueTypes = valueTypes;
  }

  /** {@return what an import or export is declared to be} */
  ItemType type(ExternType type) {
    Scope scope = context.current();
    return switch (type) {
      case ExternType.OfModule(int index) -> {
        if (scope.coreType(index) instanceof Scope.CoreTypeItem.OfModules(var module)) {
          yield new ItemType.OfModule(module);
        }
        throw new BrokenRule("core type index %d is not a module type".formatted(index));
      }
      case ExternType.OfFunction(int index) -> new ItemType.OfFunction(scope.functionType(index));
      case ExternType.OfValue(var use) -> {
        context.requireValues();
        yield new ItemType.OfValue(valueTypes.use(use));
      }
      case ExternType.EqualToValue(int index) -> {
        context.requireValues();
        yield new ItemType.OfValue(scope.value(index));
      }
      case ExternType.EqualToType(int index) -> {
        DefinedItem referenced = scope.type(index);
        yield new ItemType.OfType(renamed(referenced), referenced);
      }
      case ExternType.SubResource _ -> {
        var fresh = new DefinedItem.OfResources(context.freshResource());
        yield new ItemType.OfType(fresh, fresh);
      }
      case ExternType.OfInstance(int index) -> {
        if (scope.type(index) instanceof DefinedItem.OfInstances(var instance)) {
          yield new ItemType.OfInstance(instance);
        }
        throw new BrokenRule("type index %d is not an instance type".formatted(index));
      }
      case ExternType.OfComponent(int index) -> {
        if (scope.type(index) instanceof DefinedItem.OfComponents(var component)) {
          yield new ItemType.OfComponent(component);
        }
        throw new BrokenRule("type index %d is not a component type".formatted(index));
      }
    };
  }

  /** {@return the same type under a name of its own} */
  DefinedItem renamed(DefinedItem item) {
    return switch (item) {
      case DefinedItem.OfValues(var type) ->
          new DefinedItem.OfValues(context.infos.copy(ValueTypes.copy(type), type));
      case DefinedItem.OfResources(var type) ->
          new DefinedItem.OfResources(new ResourceType(type.slot()));
      case DefinedItem.OfFunctions(var type) -> new DefinedItem.OfFunctions(type);
      case DefinedItem.OfInstances(var type) -> new DefinedItem.OfInstances(type);
      case DefinedItem.OfComponents(var type) -> new DefinedItem.OfComponents(type);
    };
  }

  /**
   * Adds an import.
   *
   * @param position of the definition; of no meaning in a type
   */
  void addImport(ExternName name, ExternType type, int position) {
    Scope scope = context.current();
    ItemType item = prepareImport(type(type), name.name(), position);
    addToIndexSpace(item, false);
    requireVisible(item, name.name(), scope.imports);
    scope.imports.add(name, item, context.features);
    scope.addInfo(context.infos.of(item));
  }

  /** Adds an export, which takes an index too. */
  void addExport(ExternName name, ItemType exported, int position) {
    Scope scope = context.current();
    scope.requireRoomForExport();
    ItemType item = prepareExport(exported, name.name(), position);
    addToIndexSpace(item, true);
    requireVisible(item, name.name(), scope.exports);
    scope.exports.add(name, item, context.features);
    scope.addInfo(context.infos.of(item));
  }

  /** Adds what an alias leads to. */
  void addToIndexSpace(ItemType item, boolean isExport) {
    Scope scope = context.current();
    switch (item) {
      case ItemType.OfModule(var type) -> scope.addCoreModule(type);
      case ItemType.OfFunction(var type) -> scope.addFunction(type);
      case ItemType.OfValue(var type) -> {
        context.requireValues();
        scope.addValue(type, isExport);
      }
      case ItemType.OfType(var created, _) -> scope.addType(created);
      case ItemType.OfInstance(var type) -> scope.addInstance(type);
      case ItemType.OfComponent(var type) -> scope.addComponent(type);
    }
  }

  private ItemType prepareImport(ItemType item, String name, int position) {
    Scope scope = context.current();
    return switch (item) {
      case ItemType.OfType type
          when type.isFresh() && type.created() instanceof DefinedItem.OfResources(var fresh) -> {
        scope.importedResources.put(fresh.slot(), List.of(name));
        scope.slots.add(new ResourceSlot(fresh.slot(), position, List.of()));
        yield item;
      }
      case ItemType.OfInstance(var type) when !type.definedResources().isEmpty() ->
          new ItemType.OfInstance(importedInstance(type, name, position));
      case ItemType.OfModule _,
          ItemType.OfFunction _,
          ItemType.OfValue _,
          ItemType.OfType _,
          ItemType.OfInstance _,
          ItemType.OfComponent _ ->
          item;
    };
  }

  /** {@return the type with resource types that no other import of the same type has} */
  private InstanceType importedInstance(InstanceType type, String name, int position) {
    Scope scope = context.current();
    var substitution = new Substitution(context.infos);
    for (int old : type.definedResources()) {
      int fresh = context.freshResource().slot();
      List<String> path = type.explicitResources().get(old);
      if (path == null) {
        throw new AssertionError("a type introduces a resource only by exporting it");
      }
      substitution.put(old, fresh);
      scope.importedResources.put(fresh, prepend(name, path));
      scope.slots.add(new ResourceSlot(fresh, position, path));
    }
    return instanceOf(type, substitution);
  }

  /** {@return the type of an actual instance, in which nothing is left to be defined} */
  private InstanceType instanceOf(InstanceType type, Substitution substitution) {
    return context.infos.copy(
        new InstanceType(
            substitution.applyToItems(type.exports()),
            new LinkedHashSet<>(),
            substitution.applyToPaths(type.explicitResources())),
        type);
  }

  private ItemType prepareExport(ItemType item, String name, int position) {
    Scope scope = context.current();
    return switch (item) {
      case ItemType.OfType type
          when type.created() instanceof DefinedItem.OfResources(var named) -> {
        if (type.isFresh()) {
          scope.definedResources.put(named.slot(), Optional.empty());
          scope.slots.add(new ResourceSlot(named.slot(), position, List.of()));
        }
        scope.explicitResources.put(named.slot(), List.of(name));
        yield item;
      }
      case ItemType.OfInstance(var type) ->
          new ItemType.OfInstance(exportedInstance(type, name, position));
      case ItemType.OfModule _,
          ItemType.OfFunction _,
          ItemType.OfValue _,
          ItemType.OfType _,
          ItemType.OfComponent _ ->
          item;
    };
  }

  private InstanceType exportedInstance(InstanceType type, String name, int position) {
    Scope scope = context.current();
    InstanceType exported = type;
    if (!type.definedResources().isEmpty()) {
      var substitution = new Substitution(context.infos);
      for (int old : type.definedResources()) {
        int fresh = context.freshResource().slot();
        substitution.put(old, fresh);
        scope.definedResources.put(fresh, Optional.empty());
        List<String> path = type.explicitResources().getOrDefault(old, List.of());
        scope.slots.add(new ResourceSlot(fresh, position, path));
      }
      exported = instanceOf(type, substitution);
    }
    exported
        .explicitResources()
        .forEach((slot, path) -> scope.explicitResources.put(slot, prepend(name, path)));
    return exported;
  }

  /** {@return a path that begins one step further out} */
  static List<String> prepend(String name, List<String> path) {
    var longer = new ArrayList<String>();
    longer.add(name);
    longer.addAll(path);
    return List.copyOf(longer);
  }

  private void requireVisible(ItemType item, String name, ExternScope externs) {
    if (item instanceof ItemType.OfType(DefinedItem.OfResources(var resource), _)) {
      externs.name(resource, name);
    }
    if (!isVisible(item, externs)) {
      throw new BrokenRule("%s not valid to be used as %s".formatted(item.text(), externs.kind()));
    }
  }

  private boolean isVisible(ItemType item, ExternScope externs) {
    Scope scope = context.current();
    if (scope.kind == Scope.Kind.INSTANCE_TYPE) {
      return true;
    }
    boolean isImport = externs == scope.imports;
    NamedTypes named = isImport ? scope.importedTypes : scope.exportedTypes;
    return switch (item) {
      case ItemType.OfType(var created, var referenced) -> {
        if (!named.areAllNamedIn(referenced)) {
          yield false;
        }
        // What is imported may be exported too.
        scope.exportedTypes.add(created);
        if (isImport) {
          scope.importedTypes.add(created);
        }
        yield true;
      }
      case ItemType.OfInstance(var type) ->
          type.exports().values().stream().allMatch(part -> isVisible(part, externs));
      case ItemType.OfFunction(var type) -> named.areAllNamedIn(type);
      case ItemType.OfValue(var type) -> named.isVisible(type);
      case ItemType.OfComponent _, ItemType.OfModule _ -> true;
    };
  }

  /** {@return the type of a component whose definitions have all been validated} */
  ComponentType finish(Scope scope) {
    var importedSlots = FreeResources.of(scope.imports.items().values());
    if (scope.definedResources.keySet().stream().anyMatch(importedSlots::contains)) {
      throw new BrokenRule("local resource type found in imports");
    }
    var exportedSlots = FreeResources.of(scope.exports.items().values());
    var defined = new LinkedHashMap<Integer, List<String>>();
    for (int slot : scope.definedResources.keySet()) {
      if (exportedSlots.contains(slot)) {
        List<String> path = scope.explicitResources.get(slot);
        if (path == null) {
          throw new BrokenRule("local resource type found in export but not exported itself");
        }
        defined.put(slot, path);
      }
    }
    return context.infos.put(
        new ComponentType(
            scope.imports.items(),
            scope.exports.items(),
            scope.importedResources,
            defined,
            scope.explicitResources),
        scope.info());
  }
}
