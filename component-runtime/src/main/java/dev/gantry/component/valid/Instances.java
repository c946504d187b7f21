package dev.gantry.component.valid;

import dev.gantry.component.syntax.Definition.Argument;
import dev.gantry.component.syntax.Definition.InlineExport;
import dev.gantry.component.syntax.Definition.InlineExports;
import dev.gantry.component.syntax.Definition.Instantiate;
import dev.gantry.component.syntax.SortIndex;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Validates instances of components (Binary.md, Instance Definitions). */
final class Instances {
  private final Context context;

  Instances(Context context) {
    this.context = context;
  }

  /** Adds an instance, with the resource types that come into being with it. */
  void add(Instantiate definition, int position) {
    Scope scope = context.current();
    ComponentType component = scope.component(definition.componentIndex());
    Substitution substitution =
        context.subtyping.matchImports(arguments(definition.arguments()), component);
    component
        .definedResources()
        .forEach(
            (slot, path) -> {
              int fresh = context.freshResource().slot();
              substitution.put(slot, fresh);
              scope.definedResources.put(fresh, Optional.empty());
              scope.slots.add(new ResourceSlot(fresh, position, path));
            });
    Map<String, ItemType> exports = substitution.applyToItems(component.exports());
    TypeInfo info = context.infos.sum(component.exports().values());
    scope.addInstance(
        context.infos.put(
            new InstanceType(
                exports,
                new LinkedHashSet<>(),
                substitution.applyToPaths(component.explicitResources())),
            info));
  }

  private Map<String, ItemType> arguments(List<Argument> definitions) {
    var arguments = new LinkedHashMap<String, ItemType>();
    for (Argument argument : definitions) {
      ItemType item = item(argument.value());
      if (arguments.put(argument.name(), item) != null) {
        throw new BrokenRule(
            "instantiation argument `%s` conflicts with previous argument `%s`"
                .formatted(argument.name(), argument.name()));
      }
    }
    return arguments;
  }

  /** {@return what an index stands for, under the name that it has already} */
  private ItemType item(SortIndex value) {
    Scope scope = context.current();
    int index = value.index();
    return switch (value.sort()) {
      case CORE_MODULE -> new ItemType.OfModule(scope.coreModule(index));
      case FUNCTION -> new ItemType.OfFunction(scope.function(index));
      case VALUE -> {
        context.requireValues();
        yield new ItemType.OfValue(scope.useValue(index));
      }
      case TYPE -> {
        DefinedItem item = scope.type(index);
        yield new ItemType.OfType(item, item);
      }
      case COMPONENT -> new ItemType.OfComponent(scope.component(index));
      case INSTANCE -> new ItemType.OfInstance(scope.instance(index));
      case CORE_FUNCTION,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE ->
          throw new AssertionError(value);
    };
  }

  /** {@return what an export stands for, under a name of its own} */
  ItemType exported(SortIndex value, Externs externs) {
    ItemType item = item(value);
    return item instanceof ItemType.OfType(_, var referenced)
        ? new ItemType.OfType(externs.renamed(referenced), referenced)
        : item;
  }

  void add(InlineExports definition) {
    var names = new ExternScope("export");
    var explicitResources = new LinkedHashMap<Integer, List<String>>();
    TypeInfo info = TypeInfo.LEAF;
    for (InlineExport export : definition.exports()) {
      ItemType item = item(export.exported());
      String name = export.name().name();
      if (item instanceof ItemType.OfInstance(var instance)) {
        instance
            .explicitResources()
            .forEach((slot, path) -> explicitResources.put(slot, Externs.prepend(name, path)));
      } else if (item instanceof ItemType.OfType(DefinedItem.OfResources(var resource), _)) {
        explicitResources.put(resource.slot(), List.of(name));
      }
      names.add(export.name(), item, context.features);
      info = info.plus(context.infos.of(item));
    }
    context
        .current()
        .addInstance(
            context.infos.put(
                new InstanceType(names.items(), new LinkedHashSet<>(), explicitResources), info));
  }
}
