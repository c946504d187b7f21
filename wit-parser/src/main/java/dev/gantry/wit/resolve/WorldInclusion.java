package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldItem.InterfaceItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.MemberSyntax.Renaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies the imports and exports of one world into another (WIT.md, Item: include). */
final class WorldInclusion {
  private final Graph graph;
  private final PackageId packageId;
  private final Findings findings;

  WorldInclusion(Graph graph, PackageId packageId, Findings findings) {
    this.graph = graph;
    this.packageId = packageId;
    this.findings = findings;
  }

  void include(WorldId into, WorldId from, WorldDraft.Inclusion inclusion, boolean isForeign) {
    WorldDraft source = graph.get(from);
    WorldDraft target = graph.get(into);
    checkNames(source, inclusion);
    var copier =
        new TypeCopier(graph, packageId, new TypeOwner.OfWorld(from), new TypeOwner.OfWorld(into));
    copy(source.imports, target.imports, inclusion, "import", isForeign, copier);
    copy(source.exports, target.exports, inclusion, "export", isForeign, copier);
  }

  private void checkNames(WorldDraft source, WorldDraft.Inclusion inclusion) {
    for (Renaming renaming : inclusion.names()) {
      boolean isKnown =
          Stream.concat(source.imports.keySet().stream(), source.exports.keySet().stream())
              .anyMatch(
                  key ->
                      key instanceof WorldKey.Named(var name)
                          && rename(name, renaming).isPresent());
      if (!isKnown && !source.isBroken) {
        var diagnostic =
            Findings.of(
                    DiagnosticCode.UNKNOWN_INCLUDED_NAME,
                    "world `%s` has no import or export named `%s`"
                        .formatted(source.name, renaming.name().text()),
                    renaming.name().location(),
                    "not found there")
                .withSecondary(inclusion.location(), "included here");
        boolean isInterface =
            Stream.concat(source.imports.keySet().stream(), source.exports.keySet().stream())
                .anyMatch(
                    key ->
                        key instanceof WorldKey.OfInterface(var id)
                            && graph.get(id).name.equals(Optional.of(renaming.name().text())));
        findings.add(
            isInterface
                ? diagnostic.withHint(
                    "`%s` is the name of an interface, and those cannot be renamed"
                        .formatted(renaming.name().text()))
                : diagnostic);
      }
    }
  }

  private void copy(
      Map<WorldKey, WorldItem> from,
      Map<WorldKey, WorldItem> into,
      WorldDraft.Inclusion inclusion,
      String what,
      boolean isForeign,
      TypeCopier copier) {
    for (var entry : List.copyOf(from.entrySet())) {
      switch (entry.getKey()) {
        case WorldKey.Named(var name) ->
            copyNamed(name, entry.getValue(), into, inclusion, what, copier);
        case WorldKey.OfInterface key ->
            copyInterface(key, (InterfaceItem) entry.getValue(), into, inclusion, isForeign);
      }
    }
  }

  private void copyNamed(
      String oldName,
      WorldItem item,
      Map<WorldKey, WorldItem> into,
      WorldDraft.Inclusion inclusion,
      String what,
      TypeCopier copier) {
    String name =
        inclusion.names().stream()
            .flatMap(renaming -> rename(oldName, renaming).stream())
            .findFirst()
            .orElse(oldName);
    WorldItem copied = copier.copy(item, name);
    WorldItem before = into.put(new WorldKey.Named(name), copied);
    if (before != null) {
      into.put(new WorldKey.Named(name), before);
      var diagnostic =
          Findings.of(
              DiagnosticCode.DUPLICATE_NAME,
              "%s `%s` is there already".formatted(what, name),
              inclusion.location(),
              "brings another `%s`".formatted(name));
      Location first = before.location();
      findings.add(
          (first.isKnown() ? diagnostic.withSecondary(first, "first one here") : diagnostic)
              .withHint(
                  "rename it: `include … with { %s as other-%s }`".formatted(oldName, oldName)));
    }
  }

  private void copyInterface(
      WorldKey key,
      InterfaceItem item,
      Map<WorldKey, WorldItem> into,
      WorldDraft.Inclusion inclusion,
      boolean isForeign) {
    InterfaceItem present = (InterfaceItem) into.getOrDefault(key, item);
    Stability stability = merged(item, present, inclusion, isForeign);
    into.put(
        key,
        new InterfaceItem(
            present.id(), stability, present.externalId(), present.docs(), present.location()));
  }

  private Stability merged(
      InterfaceItem from, InterfaceItem into, WorldDraft.Inclusion inclusion, boolean isForeign) {
    // Versions count in the package that names them, so they mean nothing in another one.
    if (isForeign && from.stability() instanceof Stability.Stable) {
      return new Stability.Unknown();
    }
    if (from.stability().equals(into.stability()) || from.stability().isUnknown()) {
      return into.stability();
    }
    if (into.stability().isUnknown()) {
      return from.stability();
    }
    var diagnostic =
        Findings.of(
            DiagnosticCode.GATES_DIFFER,
            "`%s` is here twice, with different gates".formatted(graph.fullName(from.id())),
            inclusion.location(),
            "brings it with other gates");
    Location first = into.location();
    findings.add(first.isKnown() ? diagnostic.withSecondary(first, "first one here") : diagnostic);
    return into.stability();
  }

  /** {@return the new name of what a renaming is about; functions of resources follow theirs} */
  private static Optional<String> rename(String name, Renaming renaming) {
    String old = renaming.name().text();
    String replacement = renaming.renamed().text();
    if (name.equals(old)) {
      return Optional.of(replacement);
    }
    int bracket = name.indexOf(']');
    if (bracket < 0) {
      return Optional.empty();
    }
    String prefix = name.substring(0, bracket + 1);
    String rest = name.substring(bracket + 1);
    int dot = rest.indexOf('.');
    String resource = dot < 0 ? rest : rest.substring(0, dot);
    return resource.equals(old)
        ? Optional.of(prefix + replacement + rest.substring(resource.length()))
        : Optional.empty();
  }
}
