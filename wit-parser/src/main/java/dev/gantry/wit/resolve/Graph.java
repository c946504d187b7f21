package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Type;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The linked packages while they grow. */
final class Graph {
  final List<TypeDefinition> types = new ArrayList<>();
  final List<InterfaceDraft> interfaces = new ArrayList<>();
  final List<PackageId> interfacePackages = new ArrayList<>();
  final List<WorldDraft> worlds = new ArrayList<>();
  final List<PackageId> worldPackages = new ArrayList<>();
  final List<PackageDraft> packages = new ArrayList<>();
  final Map<PackageName, PackageId> packageIds = new HashMap<>();

  /** Whether a package could not be read, so that nothing is said against those that lack it. */
  boolean isIncomplete;

  /** A package while it is put together. */
  static final class PackageDraft {
    final PackageName name;
    final Optional<String> docs;
    final Location location;
    final LinkedHashMap<String, InterfaceId> interfaces = new LinkedHashMap<>();
    final LinkedHashMap<String, WorldId> worlds = new LinkedHashMap<>();

    /** The features that gated items need, which are not here. */
    final Map<String, String> excluded = new HashMap<>();

    PackageDraft(PackageName name, Optional<String> docs, Location location) {
      this.name = name;
      this.docs = docs;
      this.location = location;
    }
  }

  PackageId add(PackageDraft draft) {
    var id = new PackageId(packages.size());
    packages.add(draft);
    packageIds.put(draft.name, id);
    return id;
  }

  TypeId add(TypeDefinition type) {
    types.add(type);
    return new TypeId(types.size() - 1);
  }

  InterfaceId add(InterfaceDraft draft, PackageId inPackage) {
    interfaces.add(draft);
    interfacePackages.add(inPackage);
    return new InterfaceId(interfaces.size() - 1);
  }

  WorldId add(WorldDraft draft, PackageId inPackage) {
    worlds.add(draft);
    worldPackages.add(inPackage);
    return new WorldId(worlds.size() - 1);
  }

  TypeDefinition get(TypeId id) {
    return types.get(id.index());
  }

  InterfaceDraft get(InterfaceId id) {
    return interfaces.get(id.index());
  }

  WorldDraft get(WorldId id) {
    return worlds.get(id.index());
  }

  /** {@return whether a type is a resource, by whatever name} */
  boolean isResource(TypeId id) {
    TypeId current = id;
    while (!Errors.isError(current)) {
      switch (get(current).kind()) {
        case TypeKind.ResourceType() -> {
          return true;
        }
        case TypeKind.AliasType(TypeId next) -> current = next;
        default -> {
          return false;
        }
      }
    }
    return false;
  }

  /** {@return the interface that a type was brought in from} */
  Optional<InterfaceId> usedFrom(TypeId id) {
    if (Errors.isError(id)) {
      return Optional.empty();
    }
    TypeDefinition type = get(id);
    return type.kind() instanceof TypeKind.AliasType(TypeId target)
            && !Errors.isError(target)
            && get(target).owner() instanceof TypeOwner.OfInterface(var from)
            && !get(target).owner().equals(type.owner())
        ? Optional.of(from)
        : Optional.empty();
  }

  /** {@return the interfaces that an interface uses types of} */
  Stream<InterfaceId> dependencies(InterfaceId id) {
    return get(id).types.values().stream().flatMap(type -> usedFrom(type).stream());
  }

  /** {@return how messages name an import or export} */
  String describe(WorldKey key) {
    return switch (key) {
      case WorldKey.Named(var name) -> name;
      case WorldKey.OfInterface(var id) -> fullName(id);
    };
  }

  String fullName(InterfaceId id) {
    PackageId inPackage = interfacePackages.get(id.index());
    return packages.get(inPackage.index()).name.item(get(id).name.orElse("?"));
  }

  /** {@return whether values of a type hold borrowed handles; {@code known} remembers answers} */
  boolean holdsBorrow(Type type, Map<TypeId, Boolean> known) {
    if (!(type instanceof TypeId id) || Errors.isError(id)) {
      return false;
    }
    Boolean answer = known.get(id);
    if (answer == null) {
      answer =
          switch (get(id).kind()) {
            case TypeKind.BorrowType _ -> true;
            case TypeKind.OwnType _, TypeKind.ResourceType _ -> false;
            default -> TypeMapping.parts(get(id).kind()).anyMatch(p -> holdsBorrow(p, known));
          };
      known.put(id, answer);
    }
    return answer;
  }

  /** {@return everything as immutable data} */
  Resolution toResolution() {
    return new Resolution(
        packages.stream()
            .map(p -> new WitPackage(p.name, p.interfaces, p.worlds, p.docs, p.location))
            .toList(),
        indices(interfaces).map(i -> toInterface(new InterfaceId(i))).toList(),
        indices(worlds).map(i -> toWorld(new WorldId(i))).toList(),
        types);
  }

  private static Stream<Integer> indices(List<?> list) {
    return Stream.iterate(0, i -> i < list.size(), i -> i + 1);
  }

  private WitInterface toInterface(InterfaceId id) {
    InterfaceDraft draft = get(id);
    return new WitInterface(
        draft.name,
        interfacePackages.get(id.index()),
        draft.types,
        draft.functions,
        draft.docs,
        draft.stability,
        draft.copyOf,
        draft.location);
  }

  private World toWorld(WorldId id) {
    WorldDraft draft = get(id);
    return new World(
        draft.name,
        worldPackages.get(id.index()),
        draft.imports,
        draft.exports,
        draft.docs,
        draft.stability,
        draft.location);
  }
}
