package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.resolve.LocalPackage.ForeignInterface;
import dev.gantry.wit.resolve.LocalPackage.ForeignItem;
import dev.gantry.wit.resolve.LocalPackage.ForeignPackage;
import dev.gantry.wit.resolve.LocalPackage.ForeignWorld;
import dev.gantry.wit.resolve.PackageSyntax.FileScope;
import dev.gantry.wit.resolve.PathVisitor.Reference;
import dev.gantry.wit.resolve.PathVisitor.Role;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.ItemSyntax;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** The interfaces and worlds that files can name, and the order in which to resolve them. */
final class PackageItems {

  /** What a name at the top level stands for. */
  sealed interface Item {
    /** An interface, of this package or another. */
    record OfInterface(InterfaceId id) implements Item {}

    /** A world, of this package or another. */
    record OfWorld(WorldId id) implements Item {}

    /** Nothing that could be made out, which has been reported. */
    record Unknown() implements Item {}
  }

  /** A definition with the file it stands in. */
  record Definition(ItemSyntax item, Name name, int file, Item meaning) {}

  private record Need(String target, Location location) implements DependencyOrder.Edge {}

  private final LocalPackage local;
  private final Findings findings;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final List<Map<String, Item>> fileItems = new ArrayList<>();
  private final List<Definition> order = new ArrayList<>();

  PackageItems(LocalPackage local, Findings findings) {
    this.local = local;
    this.findings = findings;
  }

  /** {@return the interfaces and worlds in the order in which they can be resolved} */
  List<Definition> order() {
    return order;
  }

  void collect() {
    List<FileScope> files = local.syntax.files();
    files.forEach(file -> PathVisitor.visit(file.items(), this::addForeign));
    SequencedMap<String, List<Need>> needs = new LinkedHashMap<>();
    Map<String, DefinitionSite> sites = defineAll(files, needs);
    for (int i = 0; i < files.size(); i++) {
      addNeeds(files.get(i), aliases(files.get(i)), needs);
    }
    DependencyOrder<Need> sorted = DependencyOrder.of(needs);
    sorted.cycles().forEach(cycle -> reportCycle(cycle, sites));
    Set<String> names = new LinkedHashSet<>(sorted.order());
    names.forEach(name -> allocate(sites, name, false));
    needs.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(name -> allocate(sites, name, true));
    for (FileScope file : files) {
      fileItems.add(namesOf(file));
    }
  }

  private record DefinitionSite(ItemSyntax item, Name name, int file) {}

  private void addForeign(Reference reference) {
    if (!(reference.path() instanceof PathSyntax.Qualified path)) {
      return;
    }
    ForeignPackage from =
        local.foreign.computeIfAbsent(
            path.inPackage(), name -> new ForeignPackage(name, path.packageLocation()));
    Location location = path.name().location();
    ForeignItem item = from.items.get(path.name().text());
    if (item == null) {
      String name = path.name().text();
      if (reference.role() == Role.WORLD) {
        var id = new WorldId(local.worlds.size());
        local.worlds.add(new WorldDraft(name, location));
        item = new ForeignWorld(from, name, id, new ArrayList<>(), location);
      } else {
        var id = new InterfaceId(local.interfaces.size());
        local.interfaces.add(new InterfaceDraft(Optional.of(name), location));
        item = new ForeignInterface(from, name, id, new ArrayList<>(), location);
      }
      from.items.put(name, item);
    }
    item.stabilities().add(reference.gates().stability());
  }

  private Map<String, DefinitionSite> defineAll(
      List<FileScope> files, SequencedMap<String, List<Need>> needs) {
    Map<String, DefinitionSite> sites = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      for (ItemSyntax item : files.get(i).items()) {
        Optional<Name> defined = definedName(item);
        if (defined.isEmpty()) {
          continue;
        }
        Name name = defined.get();
        DefinitionSite before = sites.putIfAbsent(name.text(), new DefinitionSite(item, name, i));
        if (before != null) {
          findings.add(Errors.duplicate(name, "item", before.name().location()));
        } else {
          needs.put(name.text(), new ArrayList<>());
        }
      }
    }
    return sites;
  }

  private static Optional<Name> definedName(ItemSyntax item) {
    return switch (item) {
      case ItemSyntax.Interface named -> Optional.of(named.name());
      case ItemSyntax.World world -> Optional.of(world.name());
      case ItemSyntax.TopLevelUse _, ItemSyntax.NestedPackage _ -> Optional.empty();
    };
  }

  /** The names that a file gives by {@code use}, with what they stand for. */
  private Map<String, PathSyntax> aliases(FileScope file) {
    Map<String, PathSyntax> aliases = new HashMap<>();
    Map<String, Location> taken = new HashMap<>();
    for (ItemSyntax item : file.items()) {
      Optional<Name> name =
          item instanceof ItemSyntax.TopLevelUse use
              ? Optional.of(use.localName())
              : definedName(item);
      if (name.isEmpty()) {
        continue;
      }
      Location before = taken.putIfAbsent(name.get().text(), name.get().location());
      if (before != null
          && (item instanceof ItemSyntax.TopLevelUse || aliases.containsKey(name.get().text()))) {
        findings.add(Errors.duplicate(name.get(), "name", before));
      } else if (item instanceof ItemSyntax.TopLevelUse use) {
        aliases.put(name.get().text(), use.path());
      }
    }
    return aliases;
  }

  private void addNeeds(
      FileScope file, Map<String, PathSyntax> aliases, SequencedMap<String, List<Need>> needs) {
    PathVisitor.visit(
        file.items(),
        reference -> {
          if (reference.dependent().isEmpty()
              || !(reference.path() instanceof PathSyntax.Local(var used))) {
            return;
          }
          List<Need> edges = needs.get(reference.dependent().get().text());
          if (edges == null) {
            return;
          }
          switch (aliases.get(used.text())) {
            case null -> edges.add(new Need(used.text(), used.location()));
            case PathSyntax.Local(var name) -> edges.add(new Need(name.text(), used.location()));
            case PathSyntax.Qualified _ -> {
              // Of another package, so it is there before.
            }
          }
        });
  }

  private void reportCycle(List<Need> cycle, Map<String, DefinitionSite> sites) {
    Need first = cycle.getFirst();
    Diagnostic diagnostic =
        Findings.of(
            DiagnosticCode.CYCLE,
            "interface or world `%s` depends on itself".formatted(first.target()),
            first.location(),
            "needs `%s`".formatted(first.target()));
    for (Need need : cycle.subList(1, cycle.size())) {
      diagnostic =
          diagnostic.withSecondary(need.location(), "which needs `%s`".formatted(need.target()));
    }
    DefinitionSite site = sites.get(first.target());
    if (site != null) {
      diagnostic =
          diagnostic.withSecondary(
              site.name().location(), "`%s` is defined here".formatted(first.target()));
    }
    findings.add(diagnostic);
  }

  private void allocate(Map<String, DefinitionSite> sites, String name, boolean isBroken) {
    DefinitionSite site = sites.get(name);
    if (site == null) {
      throw new AssertionError(name);
    }
    Item meaning;
    if (site.item() instanceof ItemSyntax.Interface) {
      meaning = new Item.OfInterface(new InterfaceId(local.interfaces.size()));
      var draft = new InterfaceDraft(Optional.of(name), site.name().location());
      draft.isBroken = isBroken;
      local.interfaces.add(draft);
    } else {
      meaning = new Item.OfWorld(new WorldId(local.worlds.size()));
      var draft = new WorldDraft(name, site.name().location());
      draft.isBroken = isBroken;
      local.worlds.add(draft);
    }
    var definition = new Definition(site.item(), site.name(), site.file(), meaning);
    definitions.put(name, definition);
    order.add(definition);
  }

  private Map<String, Item> namesOf(FileScope file) {
    Map<String, Item> names = new HashMap<>();
    for (ItemSyntax item : file.items()) {
      if (item instanceof ItemSyntax.TopLevelUse use) {
        names.putIfAbsent(use.localName().text(), meaning(use.path(), Map.of()));
      }
    }
    return names;
  }

  /** {@return what a path stands for in a file; if nothing, that is reported} */
  Item find(PathSyntax path, int file) {
    return meaning(path, fileItems.get(file));
  }

  /** {@return what a path stands for in a file; nothing is said if it is unknown} */
  Item findQuietly(PathSyntax path, int file) {
    return switch (path) {
      case PathSyntax.Qualified qualified -> foreign(qualified);
      case PathSyntax.Local(var name) -> {
        Item item = fileItems.get(file).get(name.text());
        Definition definition = definitions.get(name.text());
        yield item != null ? item : definition != null ? definition.meaning() : new Item.Unknown();
      }
    };
  }

  private Item meaning(PathSyntax path, Map<String, Item> aliases) {
    return switch (path) {
      case PathSyntax.Qualified qualified -> foreign(qualified);
      case PathSyntax.Local(var name) -> {
        Item item = aliases.get(name.text());
        Definition definition = definitions.get(name.text());
        if (item != null) {
          yield item;
        }
        if (definition != null) {
          yield definition.meaning();
        }
        reportUnknown(name, aliases);
        yield new Item.Unknown();
      }
    };
  }

  private Item foreign(PathSyntax.Qualified path) {
    ForeignPackage from = local.foreign.get(path.inPackage());
    return switch (from == null ? null : from.items.get(path.name().text())) {
      case null -> new Item.Unknown();
      case ForeignInterface item -> new Item.OfInterface(item.id());
      case ForeignWorld item -> new Item.OfWorld(item.id());
    };
  }

  private void reportUnknown(Name name, Map<String, Item> aliases) {
    boolean mayBeLost =
        local.syntax.files().stream().anyMatch(f -> f.lostNames().contains(name.text()));
    if (mayBeLost) {
      return;
    }
    var known = new LinkedHashSet<>(aliases.keySet());
    known.addAll(definitions.keySet());
    var diagnostic =
        Findings.of(
            DiagnosticCode.UNKNOWN_ITEM,
            "interface or world `%s` does not exist".formatted(name.text()),
            name.location(),
            "not found in this file or in package `%s`".formatted(local.syntax.name()));
    findings.add(Errors.suggesting(diagnostic, name.text(), known));
  }

  /** {@return the interface that a path stands for; if there is none, that is reported} */
  Optional<InterfaceId> findInterface(PathSyntax path, int file) {
    return switch (find(path, file)) {
      case Item.OfInterface(var id) -> Optional.of(id);
      case Item.Unknown() -> Optional.empty();
      case Item.OfWorld(var id) -> {
        Name name = path.name();
        findings.add(
            withDefinition(
                Findings.of(
                    DiagnosticCode.NOT_AN_INTERFACE,
                    "`%s` is a world, not an interface".formatted(name.text()),
                    name.location(),
                    "an interface belongs here"),
                local.worlds.get(id.index()).location));
        yield Optional.empty();
      }
    };
  }

  /** {@return the world that a path stands for; if there is none, that is reported} */
  Optional<WorldId> findWorld(PathSyntax path, int file) {
    return switch (find(path, file)) {
      case Item.OfWorld(var id) -> Optional.of(id);
      case Item.Unknown() -> Optional.empty();
      case Item.OfInterface(var id) -> {
        Name name = path.name();
        findings.add(
            withDefinition(
                Findings.of(
                    DiagnosticCode.NOT_A_WORLD,
                    "`%s` is an interface, not a world".formatted(name.text()),
                    name.location(),
                    "a world belongs here"),
                local.interfaces.get(id.index()).location));
        yield Optional.empty();
      }
    };
  }

  private static Diagnostic withDefinition(Diagnostic diagnostic, Location definition) {
    return definition.equals(diagnostic.primary().location())
        ? diagnostic
        : diagnostic.withSecondary(definition, "first named here");
  }
}
