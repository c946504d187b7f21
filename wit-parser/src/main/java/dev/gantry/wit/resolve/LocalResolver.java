package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.resolve.PackageItems.Definition;
import dev.gantry.wit.resolve.PackageItems.Item;
import dev.gantry.wit.syntax.DefinitionSyntax;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.Gates;
import dev.gantry.wit.syntax.ItemSyntax;
import dev.gantry.wit.syntax.MemberSyntax;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Gives the names of one package their meaning, as far as the package alone allows. */
final class LocalResolver {
  private record Need(String target, Location location) implements DependencyOrder.Edge {}

  private final LocalPackage local;
  private final Findings findings;
  private final PackageItems items;
  private final TypeResolver types;
  private final FunctionResolver functions;

  /** What can be used of each interface that is resolved, or foreign. */
  private final Map<InterfaceId, TypeScope> scopes = new HashMap<>();

  private final Set<String> lostNames = new HashSet<>();

  private LocalResolver(PackageSyntax syntax, Findings findings) {
    this.local = new LocalPackage(syntax);
    this.findings = findings;
    this.items = new PackageItems(local, findings);
    this.types = new TypeResolver(local, findings);
    this.functions = new FunctionResolver(local, types, findings);
  }

  static LocalPackage resolve(PackageSyntax syntax, Findings findings) {
    var resolver = new LocalResolver(syntax, findings);
    resolver.resolve();
    return resolver.local;
  }

  private void resolve() {
    local.syntax.files().forEach(file -> lostNames.addAll(file.lostNames()));
    items.collect();
    addForeignTypes();
    for (Definition definition : items.order()) {
      if (definition.item() instanceof ItemSyntax.Interface syntax
          && definition.meaning() instanceof Item.OfInterface(var id)) {
        String description = "interface `" + syntax.name().text() + "`";
        resolveInterface(id, syntax.members(), syntax.gates(), definition.file(), description);
        local.interfaces.get(id.index()).docs = syntax.docs();
      }
    }
    for (Definition definition : items.order()) {
      if (definition.item() instanceof ItemSyntax.World syntax
          && definition.meaning() instanceof Item.OfWorld(var id)) {
        resolveWorld(id, syntax, definition.file());
      }
    }
  }

  /** Leaves a place for each type that is used from another package. */
  private void addForeignTypes() {
    int foreign = local.interfaces.size() - (int) countOwn();
    for (int i = 0; i < local.syntax.files().size(); i++) {
      int file = i;
      PathVisitor.visit(
          local.syntax.files().get(i).items(),
          reference -> {
            if (!reference.names().isEmpty()
                && items.findQuietly(reference.path(), file) instanceof Item.OfInterface(var id)
                && id.index() < foreign) {
              reference.names().forEach(used -> addForeignType(id, used.name(), reference.gates()));
            }
          });
    }
  }

  private long countOwn() {
    return items.order().stream()
        .filter(definition -> definition.item() instanceof ItemSyntax.Interface)
        .count();
  }

  private void addForeignType(InterfaceId owner, Name name, Gates gates) {
    InterfaceDraft draft = local.interfaces.get(owner.index());
    if (draft.types.containsKey(name.text())) {
      return;
    }
    var id = new TypeId(local.types.size());
    local.types.add(new LocalType.Foreign(owner, name.text(), gates.stability(), name.location()));
    draft.types.put(name.text(), id);
    scopes
        .computeIfAbsent(owner, _ -> new TypeScope("another package", Set.of(), findings))
        .defineType(name, id);
  }

  private void resolveInterface(
      InterfaceId id, List<MemberSyntax> members, Gates gates, int file, String description) {
    InterfaceDraft draft = local.interfaces.get(id.index());
    draft.stability = gates.stability();
    var owner = new TypeOwner.OfInterface(id);
    var scope = new TypeScope(description, lostNames, findings);
    resolveTypes(owner, members, file, scope);
    draft.types.putAll(scope.types());
    var built = new ArrayList<Function>();
    for (MemberSyntax member : members) {
      switch (member) {
        case MemberSyntax.Function function -> {
          if (scope.defineFunction(function.name())) {
            built.add(
                functions.function(
                    function.name(), function.type(), function.gates(), function.docs(), scope));
          }
        }
        case MemberSyntax.Type type -> built.addAll(resourceFunctions(type, scope));
        case MemberSyntax.Use _, MemberSyntax.Port _, MemberSyntax.Include _ -> {
          // Uses are done; the rest stands in worlds only.
        }
      }
    }
    built.forEach(function -> draft.functions.putIfAbsent(function.name(), function));
    scopes.put(id, scope);
  }

  private List<Function> resourceFunctions(MemberSyntax.Type type, TypeScope scope) {
    if (!(type.definition() instanceof DefinitionSyntax.ResourceOf(var syntax))) {
      return List.of();
    }
    TypeId id = scope.types().getOrDefault(type.name().text(), Errors.TYPE);
    return functions.functions(type.name(), id, syntax, scope);
  }

  private void resolveTypes(
      TypeOwner owner, List<MemberSyntax> members, int file, TypeScope scope) {
    SequencedMap<String, List<Need>> needs = new LinkedHashMap<>();
    Map<String, MemberSyntax.Type> definitions = new HashMap<>();
    for (MemberSyntax member : members) {
      if (member instanceof MemberSyntax.Use use) {
        resolveUse(owner, use, file, scope);
      }
    }
    for (MemberSyntax member : members) {
      switch (member) {
        case MemberSyntax.Use use ->
            use.names().forEach(n -> needs.putIfAbsent(n.localName().text(), List.of()));
        case MemberSyntax.Type type -> {
          MemberSyntax.Type before = definitions.putIfAbsent(type.name().text(), type);
          if (before != null) {
            findings.add(Errors.duplicate(type.name(), "name", before.name().location()));
          } else {
            needs.put(type.name().text(), needsOf(type.definition()));
          }
        }
        case MemberSyntax.Function _, MemberSyntax.Port _, MemberSyntax.Include _ -> {
          // No types.
        }
      }
    }
    DependencyOrder<Need> sorted = DependencyOrder.of(needs);
    sorted.cycles().forEach(this::reportCycle);
    Set<String> inOrder = new HashSet<>(sorted.order());
    definitions.values().stream()
        .filter(type -> !inOrder.contains(type.name().text()))
        .forEach(type -> scope.defineType(type.name(), Errors.TYPE));
    for (String name : sorted.order()) {
      MemberSyntax.Type type = definitions.get(name);
      if (type != null) {
        define(owner, type, scope);
      }
    }
    definitions.values().stream()
        .filter(type -> !inOrder.contains(type.name().text()))
        .forEach(type -> types.kind(type.definition(), scope, type.gates().stability()));
  }

  private static List<Need> needsOf(DefinitionSyntax definition) {
    return definition
        .parts()
        .flatMap(TypeSyntax::names)
        .map(name -> new Need(name.text(), name.location()))
        .toList();
  }

  private void define(TypeOwner owner, MemberSyntax.Type type, TypeScope scope) {
    TypeKind kind = types.kind(type.definition(), scope, type.gates().stability());
    TypeId id =
        types.add(
            new TypeDefinition(
                Optional.of(type.name().text()),
                kind,
                owner,
                type.docs(),
                type.gates().stability(),
                type.gates().externalId(),
                type.name().location()));
    scope.defineType(type.name(), id);
  }

  private void reportCycle(List<Need> cycle) {
    Need first = cycle.getFirst();
    Diagnostic diagnostic =
        Findings.of(
            DiagnosticCode.CYCLE,
            "type `%s` depends on itself".formatted(first.target()),
            first.location(),
            "holds `%s`".formatted(first.target()));
    for (Need need : cycle.subList(1, cycle.size())) {
      diagnostic =
          diagnostic.withSecondary(need.location(), "which holds `%s`".formatted(need.target()));
    }
    findings.add(diagnostic);
  }

  private void resolveUse(TypeOwner owner, MemberSyntax.Use use, int file, TypeScope scope) {
    Optional<InterfaceId> from = items.findInterface(use.from(), file);
    for (MemberSyntax.UsedName used : use.names()) {
      TypeId target = from.map(id -> usedType(id, used.name())).orElse(Errors.TYPE);
      if (Errors.isError(target)) {
        scope.defineType(used.localName(), Errors.TYPE);
        continue;
      }
      TypeId id =
          types.add(
              new TypeDefinition(
                  Optional.of(used.localName().text()),
                  new TypeKind.AliasType(target),
                  owner,
                  Optional.empty(),
                  use.gates().stability(),
                  use.gates().externalId(),
                  used.name().location()));
      scope.defineType(used.localName(), id);
    }
  }

  private TypeId usedType(InterfaceId from, Name name) {
    TypeScope scope = scopes.get(from);
    InterfaceDraft draft = local.interfaces.get(from.index());
    // Those on a cycle are not there yet; the cycle has been reported.
    return scope == null || draft.isBroken ? Errors.TYPE : scope.find(name);
  }

  private void resolveWorld(WorldId id, ItemSyntax.World syntax, int file) {
    WorldDraft draft = local.worlds.get(id.index());
    draft.docs = syntax.docs();
    draft.stability = syntax.gates().stability();
    String description = "world `" + syntax.name().text() + "`";
    var scope = new TypeScope(description, lostNames, findings);
    resolveTypes(new TypeOwner.OfWorld(id), syntax.members(), file, scope);
    for (MemberSyntax member : syntax.members()) {
      if (member instanceof MemberSyntax.Include include) {
        items
            .findWorld(include.from(), file)
            .ifPresent(
                world ->
                    draft.inclusions.add(
                        new WorldDraft.Inclusion(
                            world,
                            include.gates().stability(),
                            include.names(),
                            include.from().name().location())));
      }
    }
    scope
        .types()
        .forEach(
            (name, type) ->
                draft.imports.put(
                    new WorldKey.Named(name), new WorldItem.TypeItem(type, scope.location(name))));
    for (MemberSyntax member : syntax.members()) {
      switch (member) {
        case MemberSyntax.Port port -> addPort(draft, port, scope, file);
        case MemberSyntax.Type type ->
            resourceFunctions(type, scope)
                .forEach(
                    function ->
                        draft.imports.putIfAbsent(
                            new WorldKey.Named(function.name()),
                            new WorldItem.FunctionItem(function)));
        case MemberSyntax.Use _, MemberSyntax.Include _, MemberSyntax.Function _ -> {
          // Done above.
        }
      }
    }
  }

  private void addPort(WorldDraft draft, MemberSyntax.Port port, TypeScope scope, int file) {
    Gates gates = port.gates();
    switch (port.target()) {
      case MemberSyntax.NamedFunction(var name, var type) -> {
        Function function = functions.function(name, type, gates, port.docs(), scope);
        put(draft, port, new WorldKey.Named(name.text()), new WorldItem.FunctionItem(function));
      }
      case MemberSyntax.NamedInterface(var name, var members) -> {
        var id = new InterfaceId(local.interfaces.size());
        var inner = new InterfaceDraft(Optional.empty(), name.location());
        inner.docs = port.docs();
        local.interfaces.add(inner);
        resolveInterface(id, members, gates, file, "interface `" + name.text() + "`");
        put(
            draft,
            port,
            new WorldKey.Named(name.text()),
            item(id, gates, Optional.empty(), name.location()));
      }
      case MemberSyntax.ByPath(var path) ->
          items
              .findInterface(path, file)
              .ifPresent(
                  id ->
                      put(
                          draft,
                          port,
                          new WorldKey.OfInterface(id),
                          item(id, gates, port.docs(), path.name().location())));
      case MemberSyntax.NamedPath(var name, var path) ->
          items
              .findInterface(path, file)
              .ifPresent(
                  id ->
                      put(
                          draft,
                          port,
                          new WorldKey.Named(name.text()),
                          item(id, gates, port.docs(), name.location())));
    }
  }

  private static WorldItem item(
      InterfaceId id, Gates gates, Optional<String> docs, Location location) {
    return new WorldItem.InterfaceItem(id, gates.stability(), gates.externalId(), docs, location);
  }

  private void put(WorldDraft draft, MemberSyntax.Port port, WorldKey key, WorldItem item) {
    SequencedMap<WorldKey, WorldItem> side = port.isImport() ? draft.imports : draft.exports;
    WorldItem before = side.putIfAbsent(key, item);
    if (before == null) {
      return;
    }
    String verb = port.isImport() ? "import" : "export";
    String message =
        switch (key) {
          case WorldKey.OfInterface _ -> "interface is %sed more than once".formatted(verb);
          case WorldKey.Named(var name) ->
              "%s `%s` conflicts with %s of the same name".formatted(verb, name, describe(before));
        };
    findings.add(
        Findings.of(
                DiagnosticCode.DUPLICATE_NAME,
                message,
                port.target().location(),
                "%sed again here".formatted(verb))
            .withSecondary(before.location(), "first one here"));
  }

  private static String describe(WorldItem item) {
    return switch (item) {
      case WorldItem.InterfaceItem _ -> "an interface";
      case WorldItem.FunctionItem _ -> "a function";
      case WorldItem.TypeItem _ -> "a type";
    };
  }
}
