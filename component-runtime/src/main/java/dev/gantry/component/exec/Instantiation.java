package dev.gantry.component.exec;

import dev.gantry.abi.ResourceIdentity;
import dev.gantry.abi.ValueType;
import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.Definition.CoreArgument;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.component.valid.ResourceSlot;
import dev.gantry.component.values.ConstantValue;
import dev.gantry.engine.External;
import dev.gantry.engine.LinkedModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the definitions of a component, in order, and makes an instance of it (Explainer.md,
 * Instance Definitions).
 */
final class Instantiation {
  private final RuntimeStore store;
  private final ComponentPlan plan;
  private final RuntimeInstance instance;
  private final IndexSpace space;
  private final Map<String, Item> arguments;
  private final Map<String, Item> exports = new LinkedHashMap<>();
  private final CanonDefinitions canon;

  private Instantiation(
      RuntimeStore store,
      ComponentClosure closure,
      @Nullable RuntimeInstance parent,
      String path,
      Map<String, Item> arguments) {
    this.store = store;
    this.plan = closure.plan();
    this.instance = new RuntimeInstance(store, parent, path, plan.valid().slotCount().get());
    this.space = new IndexSpace(closure.enclosing());
    this.arguments = arguments;
    this.canon = new CanonDefinitions(plan, instance, space);
  }

  /**
   * {@return the exports of a new instance}
   *
   * @param parent the instance that makes it, or null for the host
   * @param path what to call it in messages
   * @param arguments what its imports stand for, by name
   */
  static Map<String, Item> instantiate(
      RuntimeStore store,
      ComponentClosure closure,
      @Nullable RuntimeInstance parent,
      String path,
      Map<String, Item> arguments) {
    var instantiation = new Instantiation(store, closure, parent, path, arguments);
    instantiation.run();
    return instantiation.exports;
  }

  private void run() {
    instance.beginInstantiation();
    List<Definition> definitions = plan.valid().syntax().definitions();
    for (int position = 0; position < definitions.size(); position++) {
      define(position, definitions.get(position));
    }
    instance.endInstantiation();
  }

  private void define(int position, Definition definition) {
    switch (definition) {
      case Definition.CoreModule _ ->
          space.add(Sort.CORE_MODULE, new Item.OfModule(plan.module(position)));
      case Definition.CoreInstantiate(var moduleIndex, var coreArguments) ->
          space.addCoreInstance(instantiateCore(position, moduleIndex, coreArguments));
      case Definition.CoreInlineExports(var inline) ->
          space.addCoreInstance(CoreExports.of(plan.inlinePlaces(position), coreItems(inline)));
      case Definition.CoreTypeDefinition _ -> {}
      case Definition.NestedComponent _ ->
          space.add(
              Sort.COMPONENT,
              new Item.OfComponent(new ComponentClosure(plan.nested(position), space)));
      case Definition.Instantiate(var componentIndex, var withArguments) ->
          introduce(position, Sort.INSTANCE, instantiate(componentIndex, withArguments));
      case Definition.InlineExports(var inline) -> {
        var all = new LinkedHashMap<String, Item>();
        inline.forEach(e -> all.put(e.name().name(), space.get(e.exported())));
        introduce(position, Sort.INSTANCE, new Item.OfInstance(all));
      }
      case Definition.AliasDefinition(var alias) -> alias(position, alias);
      case Definition.TypeDefinition(var type) -> introduce(position, Sort.TYPE, type(type));
      case Definition.CanonDefinition(Canon.Lift lift) ->
          space.add(Sort.FUNCTION, new Item.OfFunction(canon.lift(position, lift)));
      case Definition.CanonDefinition(Canon.Lower lower) ->
          space.addCore(Sort.CORE_FUNCTION, canon.lower(position, lower));
      case Definition.CanonDefinition(Canon.OfBuiltIn builtIn) ->
          space.addCore(Sort.CORE_FUNCTION, canon.builtIn(builtIn));
      case Definition.Start start -> start(start);
      case Definition.Import(var name, var type) ->
          introduce(
              position, type.sort(), IndexSpace.present(arguments.get(name.name()), name.name()));
      case Definition.Export(var name, var exported, _) -> {
        Item item = space.get(exported);
        exports.put(name.name(), item);
        introduce(position, exported.sort(), item);
      }
      case Definition.ValueDefinition(_, var encoded) -> {
        ValueType type = plan.valid().values().get(space.count(Sort.VALUE));
        space.add(Sort.VALUE, new Item.OfValue(ConstantValue.decode(type, encoded)));
      }
    }
  }

  /** Calls a function in the middle of the definitions; its result is a value of its own. */
  private void start(Definition.Start start) {
    List<Object> values = new ArrayList<>();
    for (int index : start.valueIndices()) {
      values.add(space.value(index));
    }
    ComponentFunction function = space.function(start.functionIndex());
    try (var handles = new HostHandleValues(store)) {
      function.invoke(
          instance,
          handles,
          () -> values,
          result -> result.ifPresent(made -> space.add(Sort.VALUE, new Item.OfValue(made))));
    }
  }

  private void introduce(int position, Sort sort, Item item) {
    space.add(sort, item);
    for (ResourceSlot slot : plan.slots(position)) {
      resource(item, slot.path()).ifPresent(type -> instance.bind(slot.slot(), type));
    }
  }

  private static Optional<ResourceIdentity> resource(Item item, List<String> path) {
    Item found = item;
    for (String name : path) {
      found =
          found instanceof Item.OfInstance(var exports)
              ? IndexSpace.present(exports.get(name), name)
              : found;
    }
    return found instanceof Item.OfType(var type) ? type : Optional.empty();
  }

  private External core(SortIndex sortIndex) {
    return space.core(sortIndex.sort(), sortIndex.index());
  }

  private External[] coreItems(List<Definition.CoreInlineExport> inline) {
    var items = new External[inline.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = core(inline.get(i).exported());
    }
    return items;
  }

  private CoreExports instantiateCore(int position, int moduleIndex, List<CoreArgument> with) {
    if (!(space.get(Sort.CORE_MODULE, moduleIndex) instanceof Item.OfModule(var module))) {
      throw new AssertionError("validation let pass as module");
    }
    int[] sources = plan.importSources(position, module, with);
    var imports = new ArrayList<External>(sources.length);
    for (int i = 0; i < sources.length; i++) {
      String name = module.imports().get(i).name();
      imports.add(IndexSpace.present(space.coreInstance(sources[i]).find(name), name));
    }
    return CoreExports.of(LinkedModule.of(module, imports).instantiate(store.core()));
  }

  private Item instantiate(int componentIndex, List<Definition.Argument> with) {
    if (!(space.get(Sort.COMPONENT, componentIndex)
        instanceof Item.OfComponent(ComponentClosure closure))) {
      throw new AssertionError("validation let pass as component");
    }
    var named = new LinkedHashMap<String, Item>();
    for (Definition.Argument argument : with) {
      named.put(argument.name(), space.get(argument.value()));
    }
    String path = instance.path() + "/" + componentIndex;
    return new Item.OfInstance(instantiate(store, closure, instance, path, named));
  }

  private void alias(int position, Alias alias) {
    switch (alias) {
      case Alias.ExportAlias(var sort, var instanceIndex, var name) ->
          introduce(
              position,
              sort,
              IndexSpace.present(space.instance(instanceIndex).exports().get(name), name));
      case Alias.CoreExportAlias(var sort, var coreInstanceIndex, var name) ->
          space.addCore(
              sort, IndexSpace.present(space.coreInstance(coreInstanceIndex).find(name), name));
      case Alias.OuterAlias(var sort, var count, var index) -> {
        if (sort != Sort.CORE_TYPE) {
          introduce(position, sort, space.outward(count).get(sort, index));
        }
      }
    }
  }

  private Item.OfType type(DefinedType type) {
    if (!(type instanceof DefinedType.ResourceDefinition(_, var destructor))) {
      return Item.OfType.STRUCTURAL;
    }
    Optional<CoreFunction> function =
        destructor.isPresent()
            ? Optional.of(new CoreFunction(canon.coreFunction(destructor.getAsInt())))
            : Optional.empty();
    return new Item.OfType(Optional.of(new GuestResourceType("resource", instance, function)));
  }
}
