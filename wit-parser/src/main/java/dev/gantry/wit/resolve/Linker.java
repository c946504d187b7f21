package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.syntax.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds one package to the graph; the packages it needs are there. */
final class Linker {

  private final Graph graph;
  private final LocalPackage local;
  private final GateCheck gates;
  private final Findings findings;
  private final PackageId packageId;
  private final Graph.PackageDraft draft;
  private final List<Fate<TypeId>> types = new ArrayList<>();
  private final List<Fate<InterfaceId>> interfaces = new ArrayList<>();
  private final List<Fate<WorldId>> worlds = new ArrayList<>();
  private final Map<TypeId, TypeId> ownedHandles = new HashMap<>();
  private final Map<TypeId, Boolean> borrows = new HashMap<>();

  private Linker(Graph graph, LocalPackage local, GateCheck gates, Findings findings) {
    this.graph = graph;
    this.local = local;
    this.gates = gates;
    this.findings = findings;
    this.draft =
        new Graph.PackageDraft(local.syntax.name(), local.syntax.docs(), local.syntax.location());
    this.packageId = graph.add(draft);
  }

  static PackageId link(Graph graph, LocalPackage local, GateCheck gates, Findings findings) {
    var linker = new Linker(graph, local, gates, findings);
    new ForeignLinks(linker.graph, linker.local, gates, findings)
        .link(linker.interfaces, linker.worlds, linker.types);
    linker.linkTypes();
    linker.linkInterfaces();
    linker.linkWorlds();
    linker.finishWorlds();
    linker.nameAll();
    return linker.packageId;
  }

  // Gates

  private void checkVersion(Stability stability, Location location) {
    gates.checkVersion(stability, local.syntax.name(), local.syntax.location(), location);
  }

  private <T> Optional<T> require(Fate<T> fate, String what, Location location) {
    if (fate instanceof Fate.Excluded<T>(var feature, var definition)) {
      Diagnostic diagnostic = GateCheck.needsFeature(what, feature, location);
      findings.add(
          definition.equals(location)
              ? diagnostic
              : diagnostic.withSecondary(definition, "gated here"));
    }
    return fate.found();
  }

  // Types

  private void linkTypes() {
    for (int i = types.size(); i < local.types.size(); i++) {
      if (local.types.get(i) instanceof LocalType.Defined(var definition)) {
        types.add(linkType(definition));
      }
    }
  }

  private Fate<TypeId> linkType(TypeDefinition definition) {
    if (definition.name().isPresent()) {
      checkVersion(definition.stability(), definition.location());
    }
    Optional<String> feature = gates.missingFeature(definition.stability());
    if (feature.isPresent()) {
      return new Fate.Excluded<>(feature.get(), definition.location());
    }
    var parts = new LinkedParts(definition.location());
    TypeKind kind = TypeMapping.map(definition.kind(), parts);
    if (parts.isBroken) {
      return new Fate.Broken<>();
    }
    TypeId id = graph.add(definition.withKind(kind));
    if (definition.name().isEmpty() && kind instanceof TypeKind.OwnType(var resource)) {
      TypeId known = ownedHandles.putIfAbsent(resource, id);
      return new Fate.Present<>(known == null ? id : known);
    }
    return new Fate.Present<>(id);
  }

  /** Replaces parts by what they are in the graph. */
  private final class LinkedParts implements TypeMapping.Parts {
    private final Location location;
    boolean isBroken;

    LinkedParts(Location location) {
      this.location = location;
    }

    @Override
    public Type type(Type type, Optional<Location> place) {
      return link(type, place.orElse(location)).orElseGet(this::broken);
    }

    @Override
    public TypeId reference(TypeId id) {
      return link(id, location).orElseGet(this::broken);
    }

    private TypeId broken() {
      isBroken = true;
      return Errors.TYPE;
    }
  }

  private Optional<TypeId> link(TypeId id, Location location) {
    if (Errors.isError(id)) {
      return Optional.empty();
    }
    return require(types.get(id.index()), typeName(id), location);
  }

  private String typeName(TypeId id) {
    return switch (local.types.get(id.index())) {
      case LocalType.Foreign foreign -> "type `%s`".formatted(foreign.name());
      case LocalType.Defined(var definition) ->
          definition.name().map("type `%s`"::formatted).orElse("a type");
    };
  }

  /** {@return a type by value; a resource becomes a handle that owns it} */
  private Optional<Type> link(Type type, Location location) {
    if (!(type instanceof TypeId local)) {
      return Optional.of(type);
    }
    return link(local, location).map(id -> graph.isResource(id) ? owned(id) : id);
  }

  private TypeId owned(TypeId resource) {
    TypeId known = ownedHandles.get(resource);
    if (known == null) {
      known =
          graph.add(
              TypeDefinition.anonymous(
                  new TypeKind.OwnType(resource), new Stability.Unknown(), Location.NONE));
      ownedHandles.put(resource, known);
    }
    return known;
  }

  // Interfaces

  private void linkInterfaces() {
    for (int i = interfaces.size(); i < local.interfaces.size(); i++) {
      interfaces.add(linkInterface(local.interfaces.get(i)));
    }
    forEachOwnType(
        (id, type) -> {
          if (type.owner() instanceof TypeOwner.OfInterface(var owner)) {
            Optional<TypeOwner> linked =
                require(interfaces.get(owner.index()), ownerName(owner), type.location())
                    .map(TypeOwner.OfInterface::new);
            own(id, linked);
          }
        });
  }

  /** Gives a type its owner; what has lost it belongs to nothing, which has been reported. */
  private void own(TypeId id, Optional<TypeOwner> owner) {
    TypeDefinition type = graph.get(id);
    graph.types.set(id.index(), type.withOwner(owner.orElseGet(TypeOwner.Anonymous::new)));
  }

  private String ownerName(InterfaceId owner) {
    return local
        .interfaces
        .get(owner.index())
        .name
        .map("interface `%s` around this type"::formatted)
        .orElse("the interface around this type");
  }

  private interface TypeAction {
    void accept(TypeId id, TypeDefinition definition);
  }

  /** Goes through the types of the package that are in the graph. */
  private void forEachOwnType(TypeAction action) {
    for (int i = 0; i < local.types.size(); i++) {
      if (local.types.get(i) instanceof LocalType.Defined) {
        types.get(i).found().ifPresent(id -> action.accept(id, graph.get(id)));
      }
    }
  }

  private Fate<InterfaceId> linkInterface(InterfaceDraft unlinked) {
    checkVersion(unlinked.stability, unlinked.location);
    Optional<String> feature = gates.missingFeature(unlinked.stability);
    if (feature.isPresent()) {
      unlinked.name.ifPresent(name -> draft.excluded.put(name, feature.get()));
      return new Fate.Excluded<>(feature.get(), unlinked.location);
    }
    var linked = new InterfaceDraft(unlinked.name, unlinked.location);
    linked.docs = unlinked.docs;
    linked.stability = unlinked.stability;
    linked.isBroken = unlinked.isBroken;
    unlinked.types.forEach(
        (name, id) -> {
          switch (Errors.isError(id) ? new Fate.Broken<TypeId>() : types.get(id.index())) {
            case Fate.Present<TypeId>(var found) -> linked.types.put(name, found);
            case Fate.Excluded<TypeId>(var needed, _) -> linked.excluded.put(name, needed);
            case Fate.Broken<TypeId>() -> linked.types.put(name, Errors.TYPE);
          }
        });
    unlinked.functions.forEach(
        (name, function) -> {
          checkVersion(function.stability(), function.location());
          if (gates.includes(function.stability())) {
            link(function).ifPresent(f -> linked.functions.put(name, f));
          }
        });
    return new Fate.Present<>(graph.add(linked, packageId));
  }

  private Optional<Function> link(Function function) {
    Optional<FunctionKind> kind = link(function.kind(), function.location());
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    var parameters = new ArrayList<Parameter>();
    for (Parameter parameter : function.parameters()) {
      link(parameter.type(), function.location())
          .ifPresent(
              type -> parameters.add(new Parameter(parameter.name(), type, parameter.location())));
    }
    Optional<Type> result = function.result().flatMap(type -> link(type, function.location()));
    if (result.isPresent() && graph.holdsBorrow(result.get(), borrows)) {
      findings.add(
          Findings.of(
                  DiagnosticCode.BORROW_RETURNED,
                  "function `%s` returns a borrowed handle".formatted(function.itemName()),
                  function.location(),
                  "the result holds a `borrow<…>`")
              .withHint("return the resource itself, which is an owned handle"));
    }
    return Optional.of(function.withTypes(kind.get(), parameters, result));
  }

  private Optional<FunctionKind> link(FunctionKind kind, Location location) {
    return switch (kind) {
      case FunctionKind.Freestanding() -> Optional.of(kind);
      case FunctionKind.Method(var id) -> link(id, location).map(FunctionKind.Method::new);
      case FunctionKind.Static(var id) -> link(id, location).map(FunctionKind.Static::new);
      case FunctionKind.Constructor(var id) ->
          link(id, location).map(FunctionKind.Constructor::new);
    };
  }

  // Worlds

  private void linkWorlds() {
    for (int i = worlds.size(); i < local.worlds.size(); i++) {
      worlds.add(linkWorld(local.worlds.get(i)));
    }
    forEachOwnType(
        (id, type) -> {
          if (type.owner() instanceof TypeOwner.OfWorld(var owner)) {
            String name = "world `%s` around this type".formatted(worldName(owner));
            Optional<TypeOwner> linked =
                require(worlds.get(owner.index()), name, type.location())
                    .map(TypeOwner.OfWorld::new);
            own(id, linked);
          }
        });
  }

  private String worldName(WorldId owner) {
    return local.worlds.get(owner.index()).name;
  }

  private Fate<WorldId> linkWorld(WorldDraft unlinked) {
    checkVersion(unlinked.stability, unlinked.location);
    Optional<String> feature = gates.missingFeature(unlinked.stability);
    if (feature.isPresent()) {
      draft.excluded.put(unlinked.name, feature.get());
      return new Fate.Excluded<>(feature.get(), unlinked.location);
    }
    var linked = new WorldDraft(unlinked.name, unlinked.location);
    linked.docs = unlinked.docs;
    linked.stability = unlinked.stability;
    linked.isBroken = unlinked.isBroken;
    linked.inclusions.addAll(unlinked.inclusions);
    linkItems(unlinked.imports, linked.imports, linked);
    linkItems(unlinked.exports, linked.exports, linked);
    return new Fate.Present<>(graph.add(linked, packageId));
  }

  private void linkItems(
      Map<WorldKey, WorldItem> from, Map<WorldKey, WorldItem> into, WorldDraft world) {
    from.forEach(
        (key, item) -> {
          switch (item) {
            case WorldItem.TypeItem(var id, var location) -> {
              Optional<TypeId> found = link(id, location);
              found.ifPresent(type -> into.put(key, new WorldItem.TypeItem(type, location)));
              world.isBroken |= found.isEmpty();
            }
            case WorldItem.FunctionItem(var function) -> {
              checkVersion(function.stability(), function.location());
              if (gates.includes(function.stability())) {
                link(function).ifPresent(f -> into.put(key, new WorldItem.FunctionItem(f)));
              }
            }
            case WorldItem.InterfaceItem named -> {
              checkVersion(named.stability(), named.location());
              if (gates.includes(named.stability())) {
                linkItem(key, named, into, world);
              }
            }
          }
        });
  }

  private void linkItem(
      WorldKey key, WorldItem.InterfaceItem item, Map<WorldKey, WorldItem> into, WorldDraft world) {
    String name =
        local
            .interfaces
            .get(item.id().index())
            .name
            .map("interface `%s`"::formatted)
            .orElse("an interface");
    Optional<InterfaceId> id = require(interfaces.get(item.id().index()), name, item.location());
    world.isBroken |= id.isEmpty();
    if (id.isPresent()) {
      WorldKey linkedKey =
          key instanceof WorldKey.OfInterface ? new WorldKey.OfInterface(id.get()) : key;
      into.put(
          linkedKey,
          new WorldItem.InterfaceItem(
              id.get(), item.stability(), item.externalId(), item.docs(), item.location()));
    }
  }

  private void finishWorlds() {
    int foreignWorlds = local.foreignWorlds();
    var inclusions = new WorldInclusion(graph, packageId, findings);
    for (Fate<WorldId> fate : worlds.subList(foreignWorlds, worlds.size())) {
      if (!(fate instanceof Fate.Present<WorldId>(var id))) {
        continue;
      }
      WorldDraft world = graph.get(id);
      for (WorldDraft.Inclusion inclusion : world.inclusions) {
        checkVersion(inclusion.stability(), inclusion.location());
        if (!gates.includes(inclusion.stability())) {
          continue;
        }
        String name = "world `%s`".formatted(worldName(inclusion.world()));
        Optional<WorldId> included =
            require(worlds.get(inclusion.world().index()), name, inclusion.location());
        world.isBroken |= included.isEmpty();
        boolean isForeign = inclusion.world().index() < foreignWorlds;
        included
            .filter(i -> !i.equals(id))
            .ifPresent(i -> inclusions.include(id, i, inclusion, isForeign));
      }
      world.inclusions.clear();
      WorldElaboration.checkCase(world, findings);
      WorldElaboration.elaborate(graph, world, findings);
    }
  }

  private void nameAll() {
    for (Fate<InterfaceId> fate :
        interfaces.subList(local.foreignInterfaces(), interfaces.size())) {
      fate.found()
          .ifPresent(id -> graph.get(id).name.ifPresent(name -> draft.interfaces.put(name, id)));
    }
    for (Fate<WorldId> fate : worlds.subList(local.foreignWorlds(), worlds.size())) {
      fate.found().ifPresent(id -> draft.worlds.put(graph.get(id).name, id));
    }
  }
}
