package dev.gantry.tools.wit;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** A {@link Resolution} in the making. Mutable, and owned by one decoder. */
final class ResolutionDraft {

  /** A package in the making. */
  private record PackageDraft(
      PackageName name,
      SequencedMap<String, InterfaceId> interfaces,
      SequencedMap<String, WorldId> worlds) {}

  /** An interface in the making. */
  record InterfaceDraft(
      Optional<String> name,
      PackageId inPackage,
      SequencedMap<String, TypeId> types,
      SequencedMap<String, Function> functions) {}

  private final List<PackageDraft> packages = new ArrayList<>();
  private final List<InterfaceDraft> interfaces = new ArrayList<>();
  private final List<World> worlds = new ArrayList<>();
  private final List<TypeDefinition> types = new ArrayList<>();

  /** {@return the package with a name, which is made when it is first asked for} */
  PackageId packageNamed(PackageName name) {
    for (int i = 0; i < packages.size(); i++) {
      if (packages.get(i).name().equals(name)) {
        return new PackageId(i);
      }
    }
    packages.add(new PackageDraft(name, new LinkedHashMap<>(), new LinkedHashMap<>()));
    return new PackageId(packages.size() - 1);
  }

  /** {@return the interface with a full name, which is made when it is first asked for} */
  InterfaceId interfaceNamed(QualifiedName name) {
    PackageId inPackage = packageNamed(name.inPackage());
    PackageDraft owner = packages.get(inPackage.index());
    InterfaceId known = owner.interfaces().get(name.item());
    if (known != null) {
      return known;
    }
    InterfaceId id = addInterface(Optional.of(name.item()), inPackage);
    owner.interfaces().put(name.item(), id);
    return id;
  }

  /** {@return a new interface that is written inside a world} */
  InterfaceId inlineInterface(PackageId inPackage) {
    return addInterface(Optional.empty(), inPackage);
  }

  private InterfaceId addInterface(Optional<String> name, PackageId inPackage) {
    interfaces.add(
        new InterfaceDraft(name, inPackage, new LinkedHashMap<>(), new LinkedHashMap<>()));
    return new InterfaceId(interfaces.size() - 1);
  }

  /** {@return an interface in the making} */
  InterfaceDraft get(InterfaceId id) {
    return interfaces.get(id.index());
  }

  /** {@return a type that has been added} */
  TypeDefinition get(TypeId id) {
    return types.get(id.index());
  }

  /** {@return the identity of a new type} */
  TypeId add(TypeDefinition type) {
    types.add(type);
    return new TypeId(types.size() - 1);
  }

  /** {@return the identity that the next world will have} */
  WorldId nextWorld() {
    return new WorldId(worlds.size());
  }

  /** Adds the world whose identity was announced. */
  void addWorld(
      QualifiedName name,
      SequencedMap<WorldKey, WorldItem> imports,
      SequencedMap<WorldKey, WorldItem> exports) {
    PackageId inPackage = packageNamed(name.inPackage());
    packages.get(inPackage.index()).worlds().put(name.item(), nextWorld());
    worlds.add(
        new World(
            name.item(),
            inPackage,
            imports,
            exports,
            Optional.empty(),
            new Stability.Unknown(),
            Location.NONE));
  }

  /** {@return what has been made} */
  Resolution finish() {
    return new Resolution(
        packages.stream()
            .map(
                draft ->
                    new WitPackage(
                        draft.name(),
                        draft.interfaces(),
                        draft.worlds(),
                        Optional.empty(),
                        Location.NONE))
            .toList(),
        interfaces.stream()
            .map(
                draft ->
                    new WitInterface(
                        draft.name(),
                        draft.inPackage(),
                        draft.types(),
                        draft.functions(),
                        Optional.empty(),
                        new Stability.Unknown(),
                        Optional.empty(),
                        Location.NONE))
            .toList(),
        worlds,
        types);
  }
}
