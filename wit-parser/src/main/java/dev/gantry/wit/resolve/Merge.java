package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.syntax.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Adds packages that are resolved already. Of a package that is there, interfaces, worlds and types
 * that are there too stay what they are, and what refers to the added ones refers to them.
 */
final class Merge {
  private final Graph graph;
  private final Findings findings;
  private final String path;
  private final Resolution added;
  private final List<PackageId> packages = new ArrayList<>();
  private final List<InterfaceId> interfaces = new ArrayList<>();
  private final List<WorldId> worlds = new ArrayList<>();
  private final List<TypeId> types = new ArrayList<>();

  private Merge(Graph graph, Findings findings, String path, Resolution added) {
    this.graph = graph;
    this.findings = findings;
    this.path = path;
    this.added = added;
  }

  /** {@return where the main package of an input is in the graph} */
  static PackageId add(Graph graph, Findings findings, String path, WitInput input) {
    var merge = new Merge(graph, findings, path, input.resolution());
    merge.placeAll();
    merge.fill();
    return merge.packages.get(input.mainPackage().index());
  }

  private void placeAll() {
    for (WitPackage one : added.packages()) {
      PackageId known = graph.packageIds.get(one.name());
      packages.add(
          known != null
              ? known
              : graph.add(new Graph.PackageDraft(one.name(), one.docs(), one.location())));
    }
    for (WitInterface one : added.interfaces()) {
      PackageId inPackage = packages.get(one.inPackage().index());
      Graph.PackageDraft into = graph.packages.get(inPackage.index());
      InterfaceId known = one.name().map(into.interfaces::get).orElse(null);
      InterfaceId id =
          known != null
              ? known
              : graph.add(new InterfaceDraft(one.name(), one.location()), inPackage);
      one.name().ifPresent(name -> into.interfaces.put(name, id));
      interfaces.add(id);
    }
    for (World one : added.worlds()) {
      PackageId inPackage = packages.get(one.inPackage().index());
      Graph.PackageDraft into = graph.packages.get(inPackage.index());
      WorldId known = into.worlds.get(one.name());
      WorldId id =
          known != null ? known : graph.add(new WorldDraft(one.name(), one.location()), inPackage);
      into.worlds.put(one.name(), id);
      worlds.add(id);
    }
  }

  private void fill() {
    added.types().forEach(type -> types.add(place(type)));
    for (int i = 0; i < added.interfaces().size(); i++) {
      WitInterface one = added.interfaces().get(i);
      InterfaceDraft draft = graph.get(interfaces.get(i));
      one.types().forEach((name, id) -> draft.types.putIfAbsent(name, type(id)));
      one.functions()
          .forEach((name, function) -> draft.functions.putIfAbsent(name, function(function)));
      if (draft.docs.isEmpty()) {
        draft.docs = one.docs();
      }
      if (draft.stability.isUnknown()) {
        draft.stability = one.stability();
      }
      draft.copyOf = one.copyOf().map(id -> interfaces.get(id.index()));
    }
    for (int i = 0; i < added.worlds().size(); i++) {
      World one = added.worlds().get(i);
      WorldDraft draft = graph.get(worlds.get(i));
      if (draft.imports.isEmpty() && draft.exports.isEmpty()) {
        fill(one.imports(), draft.imports);
        fill(one.exports(), draft.exports);
        draft.docs = one.docs();
        draft.stability = one.stability();
      }
    }
  }

  /** Where a type of the added packages is; one that is there must be of the same kind. */
  private TypeId place(TypeDefinition type) {
    if (type.owner() instanceof TypeOwner.OfInterface(var owner) && type.name().isPresent()) {
      String name = type.name().get();
      TypeId known = graph.get(interfaces.get(owner.index())).types.get(name);
      if (known != null) {
        if (!graph.get(known).kind().getClass().equals(type.kind().getClass())) {
          reportDifference(name, graph.get(known).location());
        }
        return known;
      }
      TypeId id = graph.add(copy(type));
      graph.get(interfaces.get(owner.index())).types.put(name, id);
      return id;
    }
    return graph.add(copy(type));
  }

  private void reportDifference(String name, Location first) {
    var diagnostic =
        Findings.of(
            DiagnosticCode.DUPLICATE_PACKAGE,
            "type `%s` is another one in `%s`".formatted(name, path),
            SourceFiles.place(path),
            "differs");
    findings.add(first.isKnown() ? diagnostic.withSecondary(first, "first one here") : diagnostic);
  }

  private TypeDefinition copy(TypeDefinition type) {
    TypeOwner owner =
        switch (type.owner()) {
          case TypeOwner.OfInterface(var id) ->
              new TypeOwner.OfInterface(interfaces.get(id.index()));
          case TypeOwner.OfWorld(var id) -> new TypeOwner.OfWorld(worlds.get(id.index()));
          case TypeOwner.Anonymous anonymous -> anonymous;
        };
    return type.withKind(TypeMapping.map(type.kind(), new MovedParts())).withOwner(owner);
  }

  private final class MovedParts implements TypeMapping.Parts {
    @Override
    public Type type(Type type, Optional<Location> location) {
      return Merge.this.type(type);
    }

    @Override
    public TypeId reference(TypeId id) {
      return Merge.this.type(id);
    }
  }

  private TypeId type(TypeId id) {
    return types.get(id.index());
  }

  private Type type(Type type) {
    return type instanceof TypeId id ? type(id) : type;
  }

  private Function function(Function function) {
    FunctionKind kind =
        switch (function.kind()) {
          case FunctionKind.Freestanding freestanding -> freestanding;
          case FunctionKind.Method(var id) -> new FunctionKind.Method(type(id));
          case FunctionKind.Static(var id) -> new FunctionKind.Static(type(id));
          case FunctionKind.Constructor(var id) -> new FunctionKind.Constructor(type(id));
        };
    List<Parameter> parameters =
        function.parameters().stream()
            .map(p -> new Parameter(p.name(), type(p.type()), p.location()))
            .toList();
    return function.withTypes(kind, parameters, function.result().map(this::type));
  }

  private void fill(
      SequencedMap<WorldKey, WorldItem> from, SequencedMap<WorldKey, WorldItem> into) {
    from.forEach(
        (key, item) -> {
          WorldKey newKey =
              key instanceof WorldKey.OfInterface(var id)
                  ? new WorldKey.OfInterface(interfaces.get(id.index()))
                  : key;
          into.put(
              newKey,
              switch (item) {
                case WorldItem.TypeItem(var id, var location) ->
                    new WorldItem.TypeItem(type(id), location);
                case WorldItem.FunctionItem(var function) ->
                    new WorldItem.FunctionItem(function(function));
                case WorldItem.InterfaceItem old ->
                    new WorldItem.InterfaceItem(
                        interfaces.get(old.id().index()),
                        old.stability(),
                        old.externalId(),
                        old.docs(),
                        old.location());
              });
        });
  }
}
