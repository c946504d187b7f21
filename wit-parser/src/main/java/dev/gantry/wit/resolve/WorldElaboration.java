package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldItem.InterfaceItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.syntax.Findings;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Lists all that the imports and exports of a world depend on, in an order that can be linked. */
final class WorldElaboration {
  private final Graph graph;
  private final WorldDraft world;
  private final Findings findings;
  private SequencedMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
  private final SequencedMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
  private final Set<InterfaceId> requiredImports = new HashSet<>();
  private final SequencedMap<WorldKey, WorldItem> exportedInterfaces = new LinkedHashMap<>();

  private WorldElaboration(Graph graph, WorldDraft world, Findings findings) {
    this.graph = graph;
    this.world = world;
    this.findings = findings;
  }

  static void elaborate(Graph graph, WorldDraft world, Findings findings) {
    new WorldElaboration(graph, world, findings).elaborate();
  }

  private void elaborate() {
    sorted(world.imports).forEach(this::addImport);
    world.exports.forEach(
        (key, item) -> {
          if (item instanceof InterfaceItem) {
            exportedInterfaces.put(key, item);
          } else {
            exports.put(key, item);
          }
        });
    for (var entry : exportedInterfaces.entrySet()) {
      if (!addExport(entry.getKey(), (InterfaceItem) entry.getValue(), true)) {
        reportBothSides(entry.getKey(), entry.getValue());
        break;
      }
    }
    imports = sorted(imports);
    world.imports.clear();
    world.imports.putAll(imports);
    world.exports.clear();
    world.exports.putAll(exports);
  }

  /** Interfaces first, then types, those of interfaces first, then functions. */
  private SequencedMap<WorldKey, WorldItem> sorted(SequencedMap<WorldKey, WorldItem> items) {
    SequencedMap<WorldKey, WorldItem> sorted = new LinkedHashMap<>();
    items.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> rank(entry.getValue())))
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  private int rank(WorldItem item) {
    return switch (item) {
      case InterfaceItem _ -> 0;
      case WorldItem.TypeItem(var id, _) -> isUse(id) ? 1 : 2;
      case WorldItem.FunctionItem(var function) -> function.kind().resource().isEmpty() ? 3 : 4;
    };
  }

  private boolean isUse(TypeId id) {
    TypeDefinition type = graph.get(id);
    return type.kind() instanceof TypeKind.AliasType(TypeId target)
        && !Errors.isError(target)
        && !graph.get(target).owner().equals(type.owner());
  }

  private void addImport(WorldKey key, WorldItem item) {
    switch (item) {
      case InterfaceItem named -> addInterface(key, named);
      case WorldItem.FunctionItem _ -> imports.put(key, item);
      case WorldItem.TypeItem(var id, _) -> {
        graph
            .usedFrom(id)
            .ifPresent(
                from ->
                    addInterface(
                        new WorldKey.OfInterface(from),
                        implied(from, graph.get(id).stability(), Optional.empty())));
        imports.put(key, item);
      }
    }
  }

  private static InterfaceItem implied(
      InterfaceId id, Stability stability, Optional<String> externalId) {
    return new InterfaceItem(id, stability, externalId, Optional.empty(), Location.NONE);
  }

  /** Adds an interface after those that it needs; chains of them may be of any length. */
  private void addInterface(WorldKey key, InterfaceItem item) {
    var waiting = new ArrayDeque<Waiting>();
    waiting.push(new Waiting(key, item, graph.dependencies(item.id()).iterator()));
    while (!waiting.isEmpty()) {
      Waiting last = waiting.peek();
      if (imports.containsKey(last.key())) {
        waiting.pop();
      } else if (last.needed().hasNext()) {
        InterfaceId id = last.needed().next();
        waiting.push(
            new Waiting(
                new WorldKey.OfInterface(id),
                implied(id, item.stability(), Optional.empty()),
                graph.dependencies(id).iterator()));
      } else {
        waiting.pop();
        imports.put(last.key(), last.item());
      }
    }
  }

  /** An interface that is to be added after the rest of those that it needs. */
  private record Waiting(WorldKey key, InterfaceItem item, Iterator<InterfaceId> needed) {}

  /**
   * Adds an interface that is exported, or that an exported one needs.
   *
   * @return false if it would have to be an import and an export
   */
  private boolean addExport(WorldKey key, InterfaceItem item, boolean isExport) {
    if (exports.containsKey(key)) {
      return isExport;
    }
    if (!isExport && requiredImports.contains(item.id())) {
      return true;
    }
    for (InterfaceId id : graph.dependencies(item.id()).toList()) {
      var needed = new WorldKey.OfInterface(id);
      boolean isExported = isExport && exportedInterfaces.containsKey(needed);
      if (!addExport(needed, implied(id, item.stability(), item.externalId()), isExported)) {
        return false;
      }
    }
    if (isExport) {
      if (requiredImports.contains(item.id())) {
        return false;
      }
      exports.put(key, item);
    } else {
      requiredImports.add(item.id());
      imports.putIfAbsent(key, item);
    }
    return true;
  }

  private void reportBothSides(WorldKey key, WorldItem item) {
    Diagnostic diagnostic =
        Findings.of(
            DiagnosticCode.INTERFACE_ON_BOTH_SIDES,
            "`%s` needs one interface as an import and as an export".formatted(graph.describe(key)),
            world.location,
            "in this world");
    if (item.location().isKnown()) {
      diagnostic = diagnostic.withSecondary(item.location(), "exported here");
    }
    List<String> between = between((InterfaceItem) item);
    findings.add(
        between.isEmpty()
            ? diagnostic
            : diagnostic.withHint("export what lies between, too: " + String.join(", ", between)));
  }

  /** What the interface needs that is imported only. */
  private List<String> between(InterfaceItem item) {
    return graph
        .dependencies(item.id())
        .filter(id -> !exportedInterfaces.containsKey(new WorldKey.OfInterface(id)))
        .distinct()
        .map(id -> "`" + graph.fullName(id) + "`")
        .toList();
  }

  /** Reports names that differ only in the case of their letters. */
  static void checkCase(WorldDraft world, Findings findings) {
    checkCase(world.imports, "import", findings);
    checkCase(world.exports, "export", findings);
  }

  private static void checkCase(
      SequencedMap<WorldKey, WorldItem> items, String what, Findings findings) {
    Map<String, Map.Entry<WorldKey, WorldItem>> taken = new HashMap<>();
    for (var entry : items.entrySet()) {
      if (entry.getKey() instanceof WorldKey.Named(var name)) {
        var before = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), entry);
        if (before != null && before.getKey() instanceof WorldKey.Named(var other)) {
          findings.add(
              Findings.of(
                      DiagnosticCode.NAMES_DIFFER_IN_CASE,
                      "%ss `%s` and `%s` differ only in case".formatted(what, other, name),
                      entry.getValue().location(),
                      "taken for the same name")
                  .withSecondary(before.getValue().location(), "first one here"));
        }
      }
    }
  }
}
