package dev.gantry.wit.resolve;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.resolve.LocalPackage.ForeignInterface;
import dev.gantry.wit.resolve.LocalPackage.ForeignItem;
import dev.gantry.wit.resolve.LocalPackage.ForeignPackage;
import dev.gantry.wit.resolve.LocalPackage.ForeignWorld;
import dev.gantry.wit.syntax.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in the graph what a package needs of other packages. */
final class ForeignLinks {
  private final Graph graph;
  private final LocalPackage local;
  private final GateCheck gates;
  private final Findings findings;
  private final Set<String> lostNames;

  ForeignLinks(Graph graph, LocalPackage local, GateCheck gates, Findings findings) {
    this.graph = graph;
    this.local = local;
    this.gates = gates;
    this.findings = findings;
    this.lostNames =
        local.syntax.files().stream()
            .flatMap(file -> file.lostNames().stream())
            .collect(Collectors.toSet());
  }

  /** Adds the fates of what stands first in the package's lists. */
  void link(
      List<Fate<InterfaceId>> interfaces, List<Fate<WorldId>> worlds, List<Fate<TypeId>> types) {
    Map<InterfaceId, ForeignInterface> foreignInterfaces = new HashMap<>();
    Map<WorldId, ForeignWorld> foreignWorlds = new HashMap<>();
    for (ForeignPackage from : local.foreign.values()) {
      for (ForeignItem item : from.items.values()) {
        switch (item) {
          case ForeignInterface named -> foreignInterfaces.put(named.id(), named);
          case ForeignWorld world -> foreignWorlds.put(world.id(), world);
        }
      }
    }
    for (int i = 0; i < foreignInterfaces.size(); i++) {
      ForeignInterface item = foreignInterfaces.get(new InterfaceId(i));
      interfaces.add(item == null ? new Fate.Broken<>() : linkInterface(item));
    }
    for (int i = 0; i < foreignWorlds.size(); i++) {
      ForeignWorld item = foreignWorlds.get(new WorldId(i));
      worlds.add(item == null ? new Fate.Broken<>() : linkWorld(item));
    }
    for (LocalType type : local.types) {
      if (type instanceof LocalType.Foreign foreign) {
        types.add(linkType(foreign, interfaces));
      }
    }
    local.requiredResources.forEach(
        required ->
            types.get(required.type().index()).found().ifPresent(id -> check(required, id)));
  }

  private Fate<InterfaceId> linkInterface(ForeignInterface item) {
    return this.<InterfaceId>excluded(item)
        .orElseGet(
            () ->
                findPackage(item.from())
                    .<Fate<InterfaceId>>map(
                        found -> {
                          InterfaceId id = found.interfaces.get(item.name());
                          if (id == null) {
                            return notFound(item, found, "interface", found.interfaces.keySet());
                          }
                          return new Fate.Present<>(id);
                        })
                    .orElseGet(Fate.Broken::new));
  }

  private Fate<WorldId> linkWorld(ForeignWorld item) {
    return this.<WorldId>excluded(item)
        .orElseGet(
            () ->
                findPackage(item.from())
                    .<Fate<WorldId>>map(
                        found -> {
                          WorldId id = found.worlds.get(item.name());
                          if (id == null) {
                            return notFound(item, found, "world", found.worlds.keySet());
                          }
                          return new Fate.Present<>(id);
                        })
                    .orElseGet(Fate.Broken::new));
  }

  /** What is only referred to by items that are gated need not exist. */
  private <T> Optional<Fate<T>> excluded(ForeignItem item) {
    item.stabilities()
        .forEach(
            stability ->
                gates.checkVersion(
                    stability, local.syntax.name(), local.syntax.location(), item.location()));
    boolean isIncluded = item.stabilities().stream().anyMatch(gates::includes);
    return isIncluded
        ? Optional.empty()
        : gates
            .missingFeature(item.stabilities().getFirst())
            .map(feature -> new Fate.Excluded<>(feature, item.location()));
  }

  private Optional<Graph.PackageDraft> findPackage(ForeignPackage from) {
    PackageId id = graph.packageIds.get(from.name);
    if (id != null) {
      return Optional.of(graph.packages.get(id.index()));
    }
    if (graph.isIncomplete) {
      return Optional.empty();
    }
    var diagnostic =
        Findings.of(
            DiagnosticCode.UNKNOWN_PACKAGE,
            "package `%s` was not found".formatted(from.name),
            from.location,
            "not among the packages that were read");
    List<String> known =
        graph.packages.stream()
            .filter(p -> !p.name.equals(local.syntax.name()))
            .map(p -> p.name.toString())
            .toList();
    Optional<String> otherVersion =
        graph.packages.stream()
            .map(p -> p.name)
            .filter(
                name ->
                    name.namespace().equals(from.name.namespace())
                        && name.name().equals(from.name.name()))
            .map(Object::toString)
            .findFirst();
    findings.add(
        otherVersion
            .map(name -> diagnostic.withHint("there is `%s`".formatted(name)))
            .orElseGet(
                () ->
                    known.isEmpty()
                        ? diagnostic.withHint("put it below `deps/`")
                        : Errors.suggesting(diagnostic, from.name.toString(), known)
                            .withHint(
                                "known packages: "
                                    + known.stream()
                                        .map(n -> "`" + n + "`")
                                        .collect(Collectors.joining(", ")))));
    return Optional.empty();
  }

  private <T> Fate<T> notFound(
      ForeignItem item, Graph.PackageDraft found, String what, Set<String> known) {
    String feature = found.excluded.get(item.name());
    if (feature != null) {
      findings.add(
          GateCheck.needsFeature(
              "%s `%s` of package `%s`".formatted(what, item.name(), found.name),
              feature,
              item.location()));
    } else if (!lostNames.contains(item.name())) {
      var diagnostic =
          Findings.of(
              DiagnosticCode.UNKNOWN_PACKAGE_ITEM,
              "package `%s` has no %s `%s`".formatted(found.name, what, item.name()),
              item.location(),
              "not found there");
      boolean isOther =
          found.worlds.containsKey(item.name()) || found.interfaces.containsKey(item.name());
      findings.add(
          isOther
              ? diagnostic.withHint(
                  "`%s` is %s"
                      .formatted(item.name(), what.equals("world") ? "an interface" : "a world"))
              : Errors.suggesting(diagnostic, item.name(), known));
    }
    return new Fate.Broken<>();
  }

  private Fate<TypeId> linkType(LocalType.Foreign type, List<Fate<InterfaceId>> interfaces) {
    Optional<String> feature = gates.missingFeature(type.stability());
    if (feature.isPresent()) {
      return new Fate.Excluded<>(feature.get(), type.location());
    }
    Optional<InterfaceId> owner = interfaces.get(type.owner().index()).found();
    if (owner.isEmpty()) {
      return interfaces.get(type.owner().index())
              instanceof Fate.Excluded<InterfaceId>(var name, var location)
          ? new Fate.Excluded<>(name, location)
          : new Fate.Broken<>();
    }
    InterfaceDraft from = graph.get(owner.get());
    TypeId id = from.types.get(type.name());
    if (id != null) {
      return Errors.isError(id) ? new Fate.Broken<>() : new Fate.Present<>(id);
    }
    String needed = from.excluded.get(type.name());
    if (needed != null) {
      findings.add(
          GateCheck.needsFeature(
              "type `%s` of `%s`".formatted(type.name(), graph.fullName(owner.get())),
              needed,
              type.location()));
    } else if (!from.isBroken) {
      findings.add(
          Errors.suggesting(
              Findings.of(
                  DiagnosticCode.UNKNOWN_PACKAGE_ITEM,
                  "interface `%s` has no type `%s`"
                      .formatted(graph.fullName(owner.get()), type.name()),
                  type.location(),
                  from.functions.containsKey(type.name())
                      ? "is a function there"
                      : "not found there"),
              type.name(),
              from.types.keySet()));
    }
    return new Fate.Broken<>();
  }

  private void check(LocalPackage.RequiredResource required, TypeId id) {
    if (!graph.isResource(id)) {
      findings.add(
          Findings.of(
                  DiagnosticCode.NOT_A_RESOURCE,
                  "`%s` is no resource, so there are no handles to it".formatted(required.name()),
                  required.location(),
                  "a resource belongs here")
              .withSecondary(
                  graph.get(id).location(), "`%s` is defined here".formatted(required.name())));
    }
  }
}
