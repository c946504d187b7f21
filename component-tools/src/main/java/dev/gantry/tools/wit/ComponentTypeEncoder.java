package dev.gantry.tools.wit;

import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Writes an interface or a world as the type of a component (WIT.md, Package Format). */
final class ComponentTypeEncoder {
  private final Resolution resolution;
  private final Declarations declarations = new Declarations();
  private final TypeScope scope;

  /** Which instance an interface is, at the moment: an export takes the place of an import. */
  private final Map<InterfaceId, Integer> instances = new HashMap<>();

  /** Types of interfaces by the instance that they come from. */
  private final Map<InstanceType, Integer> aliases = new HashMap<>();

  private record InstanceType(int instanceIndex, TypeId type) {}

  private ComponentTypeEncoder(Resolution resolution, TypeOwner owner) {
    this.resolution = resolution;
    this.scope = TypeScope.ofComponent(resolution, owner, declarations, this::aliasOf);
  }

  /**
   * {@return the component type that imports what an interface uses and exports the interface}
   *
   * @param id of an interface that has a name
   */
  static DefinedType.ComponentDefinition ofInterface(Resolution resolution, InterfaceId id) {
    var encoder = new ComponentTypeEncoder(resolution, new TypeOwner.Anonymous());
    Set<InterfaceId> live = new LinkedHashSet<>();
    addWithDependencies(resolution, id, live);
    for (InterfaceId one : live) {
      ExternName name = ExternName.of(resolution.fullName(one).orElseThrow());
      if (one.equals(id)) {
        encoder.declarations.addExport(name, encoder.instance(one, true));
      } else {
        encoder.instances.put(
            one, encoder.declarations.addImport(name, encoder.instance(one, false)));
      }
    }
    return new DefinedType.ComponentDefinition(encoder.declarations.finish());
  }

  private static void addWithDependencies(
      Resolution resolution, InterfaceId id, Set<InterfaceId> live) {
    if (!live.contains(id)) {
      resolution.dependencies(id).forEach(used -> addWithDependencies(resolution, used, live));
      live.add(id);
    }
  }

  /** {@return the component type that has the imports and exports of a world} */
  static DefinedType.ComponentDefinition ofWorld(Resolution resolution, WorldId id) {
    var encoder = new ComponentTypeEncoder(resolution, new TypeOwner.OfWorld(id));
    World world = resolution.get(id);
    world.imports().forEach(encoder::addImport);
    world.exports().forEach(encoder::addExport);
    return new DefinedType.ComponentDefinition(encoder.declarations.finish());
  }

  private void addImport(WorldKey key, WorldItem item) {
    switch (item) {
      case WorldItem.InterfaceItem used -> {
        ExternType type = instance(used.id(), true);
        instances.put(used.id(), declarations.addImport(name(key, used), type));
      }
      case WorldItem.FunctionItem(var function) -> {
        var type = new ExternType.OfFunction(scope.functionType(function));
        declarations.addImport(name(function), type);
      }
      case WorldItem.TypeItem(var type, _) -> scope.index(type);
    }
  }

  private void addExport(WorldKey key, WorldItem item) {
    switch (item) {
      case WorldItem.InterfaceItem used -> {
        ExternType type = instance(used.id(), true);
        instances.put(used.id(), declarations.addExport(name(key, used), type));
      }
      case WorldItem.FunctionItem(var function) -> {
        var type = new ExternType.OfFunction(scope.functionType(function));
        declarations.addExport(name(function), type);
      }
      case WorldItem.TypeItem _ -> throw new AssertionError("types of a world are imports");
    }
  }

  private ExternName name(WorldKey key, WorldItem.InterfaceItem item) {
    return new ExternName(
        resolution.name(key),
        resolution.implementedBy(key, item),
        Optional.empty(),
        item.externalId());
  }

  private static ExternName name(Function function) {
    return TypeScope.externName(function.name(), function.externalId());
  }

  private ExternType instance(InterfaceId id, boolean withFunctions) {
    WitInterface encoded = resolution.get(id);
    var inside = new Declarations();
    TypeScope types =
        TypeScope.ofInstance(resolution, new TypeOwner.OfInterface(id), inside, scope);
    encoded.types().values().forEach(types::index);
    if (withFunctions) {
      byResource(encoded)
          .forEach(
              function -> {
                var type = new ExternType.OfFunction(types.functionType(function));
                inside.addExport(name(function), type);
              });
    }
    return new ExternType.OfInstance(
        declarations.define(new DefinedType.InstanceDefinition(inside.finish())));
  }

  /** {@return the functions of each resource, in the order of the types, and then the others} */
  private static Stream<Function> byResource(WitInterface encoded) {
    return Stream.concat(
        encoded.types().values().stream()
            .flatMap(type -> Resolution.functionsOf(type, encoded.functions())),
        encoded.functions().values().stream()
            .filter(function -> function.kind().resource().isEmpty()));
  }

  private int aliasOf(TypeId id) {
    TypeDefinition definition = resolution.get(id);
    if (!(definition.owner() instanceof TypeOwner.OfInterface(var from))) {
      throw new AssertionError("a type of another world: " + definition);
    }
    Integer instance = instances.get(from);
    if (instance == null) {
      throw new AssertionError("an interface that nothing imports: " + resolution.fullName(from));
    }
    return aliases.computeIfAbsent(
        new InstanceType(instance, id),
        key -> declarations.aliasExport(instance, definition.name().orElseThrow()));
  }
}
