package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldItem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copies what a world defines itself, so that another world has it as its own. */
final class TypeCopier {
  private final Graph graph;
  private final PackageId packageId;
  private final TypeOwner from;
  private final TypeOwner into;
  private final Map<TypeId, TypeId> copies;

  TypeCopier(Graph graph, PackageId packageId, TypeOwner from, TypeOwner into) {
    this(graph, packageId, from, into, new HashMap<>());
  }

  private TypeCopier(
      Graph graph,
      PackageId packageId,
      TypeOwner from,
      TypeOwner into,
      Map<TypeId, TypeId> copies) {
    this.graph = graph;
    this.packageId = packageId;
    this.from = from;
    this.into = into;
    this.copies = copies;
  }

  /** {@return a copy of an item, under a name of its own} */
  WorldItem copy(WorldItem item, String name) {
    return switch (item) {
      case WorldItem.TypeItem(var id, var location) -> {
        TypeId copy = copy(id);
        graph.types.set(copy.index(), graph.get(copy).withName(name));
        yield new WorldItem.TypeItem(copy, location);
      }
      case WorldItem.FunctionItem(var function) ->
          new WorldItem.FunctionItem(copy(function).withName(name));
      case WorldItem.InterfaceItem old ->
          graph.get(old.id()).name.isPresent()
              ? old
              : new WorldItem.InterfaceItem(
                  copy(old.id()), old.stability(), old.externalId(), old.docs(), old.location());
    };
  }

  private InterfaceId copy(InterfaceId id) {
    InterfaceDraft old = graph.get(id);
    var copy = new InterfaceDraft(old.name, old.location);
    copy.docs = old.docs;
    copy.stability = old.stability;
    copy.copyOf = Optional.of(id);
    var copyId = new InterfaceId(graph.interfaces.size());
    var inner =
        new TypeCopier(
            graph,
            packageId,
            new TypeOwner.OfInterface(id),
            new TypeOwner.OfInterface(copyId),
            copies);
    graph.add(copy, packageId);
    old.types.forEach((name, type) -> copy.types.put(name, inner.copy(type)));
    old.functions.forEach((name, function) -> copy.functions.put(name, inner.copy(function)));
    return copyId;
  }

  private Function copy(Function function) {
    FunctionKind kind =
        switch (function.kind()) {
          case FunctionKind.Freestanding freestanding -> freestanding;
          case FunctionKind.Method(var id) -> new FunctionKind.Method(copy(id));
          case FunctionKind.Static(var id) -> new FunctionKind.Static(copy(id));
          case FunctionKind.Constructor(var id) -> new FunctionKind.Constructor(copy(id));
        };
    List<Parameter> parameters =
        function.parameters().stream()
            .map(p -> new Parameter(p.name(), copy(p.type()), p.location()))
            .toList();
    return function.withTypes(kind, parameters, function.result().map(this::copy));
  }

  private Type copy(Type type) {
    return type instanceof TypeId id ? copy(id) : type;
  }

  private TypeId copy(TypeId id) {
    if (Errors.isError(id)) {
      return id;
    }
    TypeId known = copies.get(id);
    if (known == null) {
      TypeDefinition old = graph.get(id);
      TypeDefinition copy = old.withKind(TypeMapping.map(old.kind(), new CopiedParts()));
      boolean isOwned = !(old.owner() instanceof TypeOwner.Anonymous);
      known = graph.add(isOwned ? copy.withOwner(into) : copy);
      copies.put(id, known);
    }
    return known;
  }

  private final class CopiedParts implements TypeMapping.Parts {
    @Override
    public Type type(Type type, Optional<Location> location) {
      return copy(type);
    }

    @Override
    public TypeId reference(TypeId id) {
      return copyOrKeep(id);
    }
  }

  /** What was brought in from another interface stays what it is. */
  private TypeId copyOrKeep(TypeId id) {
    if (Errors.isError(id)) {
      return id;
    }
    TypeOwner owner = graph.get(id).owner();
    return owner.equals(from) || copies.containsKey(id) ? copy(id) : id;
  }
}
