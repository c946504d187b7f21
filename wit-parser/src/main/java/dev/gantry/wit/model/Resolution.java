package dev.gantry.wit.model;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Packages whose names all mean something: the result of reading WIT. Everything in it is
 * immutable, and refers to the rest by identities that are places in the four lists. Dependencies
 * stand before those who need them.
 *
 * <p>Items whose features are off are not in it.
 */
public record Resolution(
    List<WitPackage> packages,
    List<WitInterface> interfaces,
    List<World> worlds,
    List<TypeDefinition> types) {
  public Resolution {
    packages = List.copyOf(packages);
    interfaces = List.copyOf(interfaces);
    worlds = List.copyOf(worlds);
    types = List.copyOf(types);
  }

  /** {@return a resolution with nothing in it} */
  public static Resolution empty() {
    return new Resolution(List.of(), List.of(), List.of(), List.of());
  }

  /** {@return the package with an identity} */
  public WitPackage get(PackageId id) {
    return packages.get(id.index());
  }

  /** {@return the interface with an identity} */
  public WitInterface get(InterfaceId id) {
    return interfaces.get(id.index());
  }

  /** {@return the world with an identity} */
  public World get(WorldId id) {
    return worlds.get(id.index());
  }

  /** {@return the type with an identity} */
  public TypeDefinition get(TypeId id) {
    return types.get(id.index());
  }

  /** {@return the package with a name} */
  public Optional<PackageId> find(PackageName name) {
    for (int i = 0; i < packages.size(); i++) {
      if (packages.get(i).name().equals(name)) {
        return Optional.of(new PackageId(i));
      }
    }
    return Optional.empty();
  }

  /**
   * {@return the full name of an interface: {@code wasi:io/streams@0.2.12}; empty inside a world}
   */
  public Optional<String> fullName(InterfaceId id) {
    WitInterface named = get(id);
    return named.name().map(name -> get(named.inPackage()).name().item(name));
  }

  /** {@return the full name of a world: {@code wasi:cli/command@0.2.12}} */
  public String fullName(WorldId id) {
    World world = get(id);
    return get(world.inPackage()).name().item(world.name());
  }

  /** {@return the name of an import or export: a plain name, or the full name of an interface} */
  public String name(WorldKey key) {
    return switch (key) {
      case WorldKey.Named(var name) -> name;
      case WorldKey.OfInterface(var id) -> fullName(id).orElseThrow();
    };
  }

  /** {@return what an import or export under a plain name implements, if it implements anything} */
  public Optional<String> implementedBy(WorldKey key, WorldItem item) {
    return key instanceof WorldKey.Named && item instanceof WorldItem.InterfaceItem named
        ? fullName(named.id())
        : Optional.empty();
  }

  /** {@return a type with all aliases followed: never an {@link TypeKind.AliasType}} */
  public Type dealias(Type type) {
    Type current = type;
    while (current instanceof TypeId id && get(id).kind() instanceof TypeKind.AliasType alias) {
      current = alias.target();
    }
    return current;
  }

  /** {@return the definition that a type's aliases lead to, itself if it is none} */
  public TypeId dealias(TypeId id) {
    TypeId current = id;
    while (get(current).kind() instanceof TypeKind.AliasType(TypeId next)) {
      current = next;
    }
    return current;
  }

  /**
   * {@return the interface from which a type was brought in by {@code use}; empty if it was not}
   */
  public Optional<InterfaceId> usedFrom(TypeId id) {
    TypeDefinition type = get(id);
    return type.kind() instanceof TypeKind.AliasType(TypeId target)
            && get(target).owner() instanceof TypeOwner.OfInterface(InterfaceId from)
            && !type.owner().equals(get(target).owner())
        ? Optional.of(from)
        : Optional.empty();
  }

  /** {@return the interfaces whose types an interface uses, in order, each once} */
  public List<InterfaceId> dependencies(InterfaceId id) {
    return get(id).types().values().stream()
        .flatMap(type -> usedFrom(type).stream())
        .distinct()
        .toList();
  }

  /** {@return the functions of a resource that stand in an interface, in order} */
  public static Stream<Function> functionsOf(
      TypeId resource, SequencedMap<String, Function> functions) {
    return functions.values().stream()
        .filter(function -> function.kind().resource().equals(Optional.of(resource)));
  }
}
