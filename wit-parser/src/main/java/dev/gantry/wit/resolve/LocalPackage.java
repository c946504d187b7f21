package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.WorldId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A package in which all names mean something but those of other packages. Identities count within
 * the package; what stands for something foreign comes first.
 */
final class LocalPackage {
  final PackageSyntax syntax;
  final List<LocalType> types = new ArrayList<>();
  final List<InterfaceDraft> interfaces = new ArrayList<>();
  final List<WorldDraft> worlds = new ArrayList<>();

  /** What it needs of other packages, in the order of the text. */
  final Map<PackageName, ForeignPackage> foreign = new LinkedHashMap<>();

  /** Foreign types that are used as handles. */
  final List<RequiredResource> requiredResources = new ArrayList<>();

  LocalPackage(PackageSyntax syntax) {
    this.syntax = syntax;
  }

  int foreignInterfaces() {
    return (int) foreignItems().filter(ForeignInterface.class::isInstance).count();
  }

  int foreignWorlds() {
    return (int) foreignItems().filter(ForeignWorld.class::isInstance).count();
  }

  java.util.stream.Stream<ForeignItem> foreignItems() {
    return foreign.values().stream().flatMap(p -> p.items.values().stream());
  }

  /** What is needed of one other package. */
  static final class ForeignPackage {
    final PackageName name;
    final Location location;
    final Map<String, ForeignItem> items = new LinkedHashMap<>();

    ForeignPackage(PackageName name, Location location) {
      this.name = name;
      this.location = location;
    }
  }

  /** An interface or world of another package. */
  sealed interface ForeignItem {
    /** {@return the package} */
    ForeignPackage from();

    /** {@return its name there} */
    String name();

    /** {@return the gates of all that refer to it} */
    List<Stability> stabilities();

    /** {@return where it is first named} */
    Location location();
  }

  /** An interface of another package. */
  record ForeignInterface(
      ForeignPackage from,
      String name,
      InterfaceId id,
      List<Stability> stabilities,
      Location location)
      implements ForeignItem {}

  /** A world of another package. */
  record ForeignWorld(
      ForeignPackage from, String name, WorldId id, List<Stability> stabilities, Location location)
      implements ForeignItem {}

  /** A foreign type that must be a resource. */
  record RequiredResource(TypeId type, String name, Location location) {}
}
