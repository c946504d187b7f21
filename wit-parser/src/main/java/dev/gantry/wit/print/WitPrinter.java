package dev.gantry.wit.print;

import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.WitPackage;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldItem.InterfaceItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Prints resolved packages as WIT: what is brought in by {@code use}, then types, then functions,
 * and worlds with all that they import. Reading the text again gives equal packages.
 *
 * <p>Immutable: each {@code with} method makes another printer.
 */
public final class WitPrinter {
  private final boolean hasDocs;

  private WitPrinter(boolean hasDocs) {
    this.hasDocs = hasDocs;
  }

  /** {@return a printer that prints documentation} */
  public static WitPrinter create() {
    return new WitPrinter(true);
  }

  /** {@return a printer that leaves documentation out} */
  public WitPrinter withoutDocs() {
    return new WitPrinter(false);
  }

  /** {@return one package as a file} */
  public String print(Resolution resolution, PackageId id) {
    var writer = new WitWriter(hasDocs);
    writePackage(writer, resolution, id);
    return writer.toString();
  }

  /** {@return one package as a file, with the others in braces behind it} */
  public String printAll(Resolution resolution, PackageId id) {
    var writer = new WitWriter(hasDocs);
    writePackage(writer, resolution, id);
    for (int i = 0; i < resolution.packages().size(); i++) {
      if (i != id.index()) {
        WitPackage other = resolution.packages().get(i);
        writer.gap();
        writer.docs(other.docs());
        writer.open("package " + packageName(other.name()));
        new PackagePrinter(writer, resolution, new PackageId(i)).write();
        writer.close();
      }
    }
    return writer.toString();
  }

  /** {@return one world alone, as a file} */
  public String print(Resolution resolution, WorldId id) {
    var writer = new WitWriter(hasDocs);
    World world = resolution.get(id);
    writer.line("package " + packageName(resolution.get(world.inPackage()).name()) + ";");
    new PackagePrinter(writer, resolution, world.inPackage()).world(world);
    return writer.toString();
  }

  /**
   * {@return all packages as files of a folder, by path: one at the top, the others below {@code
   * deps}}
   */
  public SequencedMap<String, String> files(Resolution resolution, PackageId id) {
    SequencedMap<String, String> files = new LinkedHashMap<>();
    files.put(resolution.get(id).name().name() + ".wit", print(resolution, id));
    for (int i = 0; i < resolution.packages().size(); i++) {
      if (i != id.index()) {
        PackageName name = resolution.packages().get(i).name();
        String version = name.version().map(v -> "@" + v).orElse("");
        String folder = name.namespace() + "-" + name.name() + version;
        files.put("deps/" + folder + "/package.wit", print(resolution, new PackageId(i)));
      }
    }
    return files;
  }

  private static void writePackage(WitWriter writer, Resolution resolution, PackageId id) {
    WitPackage printed = resolution.get(id);
    writer.docs(printed.docs());
    writer.line("package " + packageName(printed.name()) + ";");
    new PackagePrinter(writer, resolution, id).write();
  }

  private static String packageName(PackageName name) {
    return WitWriter.name(name.namespace())
        + ":"
        + WitWriter.name(name.name())
        + name.version().map(version -> "@" + version).orElse("");
  }

  /** Prints the items of one package. */
  private record PackagePrinter(
      WitWriter writer, Resolution resolution, PackageId id, WitTypes types) {
    PackagePrinter(WitWriter writer, Resolution resolution, PackageId id) {
      this(writer, resolution, id, new WitTypes(resolution));
    }

    void write() {
      WitPackage printed = resolution.get(id);
      for (InterfaceId interfaceId : printed.interfaces().values()) {
        WitInterface one = resolution.get(interfaceId);
        writer.gap();
        writer.docs(one.docs());
        writer.gates(one.stability(), Optional.empty());
        writer.open("interface " + WitWriter.name(one.name().orElseThrow()));
        members(one);
        writer.close();
      }
      printed.worlds().values().forEach(world -> world(resolution.get(world)));
    }

    private void members(WitInterface one) {
      types(one.types().values(), one.functions().values());
      functions(one.functions().values());
    }

    private void functions(Collection<Function> functions) {
      boolean needsGap = true;
      for (Function function : functions) {
        if (function.kind() instanceof FunctionKind.Freestanding) {
          if (needsGap || function.docs().isPresent() || !function.stability().isUnknown()) {
            writer.gap();
          }
          needsGap = false;
          function(function, WitWriter.name(function.name()) + ": " + types.signature(function));
        }
      }
    }

    private void function(Function function, String text) {
      writer.docs(function.docs());
      writer.gates(function.stability(), function.externalId());
      writer.line(text + ";");
    }

    /** Prints types with the functions of resources; uses of one interface share a line. */
    private void types(Collection<TypeId> ids, Collection<Function> functions) {
      var pending = new ArrayList<TypeId>();
      for (TypeId type : ids) {
        if (resolution.usedFrom(type).isPresent()) {
          if (!pending.isEmpty() && !sharesLine(pending.getFirst(), type)) {
            use(pending);
          }
          pending.add(type);
        }
      }
      use(pending);
      for (TypeId type : ids) {
        if (resolution.usedFrom(type).isEmpty()) {
          writer.gap();
          type(type, functions);
        }
      }
    }

    private boolean sharesLine(TypeId first, TypeId second) {
      TypeDefinition one = resolution.get(first);
      TypeDefinition other = resolution.get(second);
      return resolution.usedFrom(first).equals(resolution.usedFrom(second))
          && one.stability().equals(other.stability())
          && one.externalId().equals(other.externalId());
    }

    private void use(List<TypeId> used) {
      if (used.isEmpty()) {
        return;
      }
      TypeDefinition first = resolution.get(used.getFirst());
      writer.gates(first.stability(), first.externalId());
      List<String> names = used.stream().map(this::usedName).toList();
      writer.use(path(resolution.usedFrom(used.getFirst()).orElseThrow()), names);
      used.clear();
    }

    private String usedName(TypeId id) {
      TypeDefinition alias = resolution.get(id);
      String name = alias.name().orElseThrow();
      if (!(alias.kind() instanceof TypeKind.AliasType(TypeId target))) {
        throw new AssertionError(alias);
      }
      String original = resolution.get(target).name().orElseThrow();
      return original.equals(name)
          ? WitWriter.name(name)
          : WitWriter.name(original) + " as " + WitWriter.name(name);
    }

    private String path(InterfaceId target) {
      WitInterface named = resolution.get(target);
      String name = named.name().orElseThrow();
      if (named.inPackage().equals(id)) {
        return WitWriter.name(name);
      }
      PackageName from = resolution.get(named.inPackage()).name();
      return WitWriter.name(from.namespace())
          + ":"
          + WitWriter.name(from.name())
          + "/"
          + WitWriter.name(name)
          + from.version().map(version -> "@" + version).orElse("");
    }

    private void type(TypeId typeId, Collection<Function> functions) {
      TypeDefinition type = resolution.get(typeId);
      String name = WitWriter.name(type.name().orElseThrow());
      writer.docs(type.docs());
      writer.gates(type.stability(), type.externalId());
      switch (type.kind()) {
        case TypeKind.RecordType(var fields) -> {
          writer.open("record " + name);
          fields.forEach(
              f -> element(f.docs(), WitWriter.name(f.name()) + ": " + types.type(f.type())));
          writer.close();
        }
        case TypeKind.VariantType(var cases) -> {
          writer.open("variant " + name);
          cases.forEach(
              c ->
                  element(
                      c.docs(),
                      WitWriter.name(c.name())
                          + c.type().map(t -> "(" + types.type(t) + ")").orElse("")));
          writer.close();
        }
        case TypeKind.EnumType(var cases) -> {
          writer.open("enum " + name);
          cases.forEach(c -> element(c.docs(), WitWriter.name(c.name())));
          writer.close();
        }
        case TypeKind.FlagsType(var flags) -> {
          writer.open("flags " + name);
          flags.forEach(f -> element(f.docs(), WitWriter.name(f.name())));
          writer.close();
        }
        case TypeKind.ResourceType() -> resource(typeId, name, functions);
        default -> writer.line("type " + name + " = " + types.kind(type.kind()) + ";");
      }
    }

    private void element(Optional<String> docs, String text) {
      writer.docs(docs);
      writer.line(text + ",");
    }

    private void resource(TypeId typeId, String name, Collection<Function> functions) {
      List<Function> own = WitTypes.functionsOf(typeId, functions.stream());
      if (own.isEmpty()) {
        writer.line("resource " + name + ";");
        return;
      }
      writer.open("resource " + name);
      for (Function function : own) {
        boolean isConstructor = function.kind() instanceof FunctionKind.Constructor;
        String prefix = isConstructor ? "" : WitWriter.name(function.itemName()) + ": ";
        if (function.docs().isPresent() || !function.stability().isUnknown()) {
          writer.gap();
        }
        function(function, prefix + types.signature(function));
      }
      writer.close();
    }

    void world(World world) {
      writer.gap();
      writer.docs(world.docs());
      writer.gates(world.stability(), Optional.empty());
      writer.open("world " + WitWriter.name(world.name()));
      List<Function> functions =
          world.imports().values().stream()
              .flatMap(item -> item instanceof WorldItem.FunctionItem(var f) ? Stream.of(f) : null)
              .toList();
      List<TypeId> ownTypes =
          world.imports().values().stream()
              .flatMap(
                  item -> item instanceof WorldItem.TypeItem(var type, _) ? Stream.of(type) : null)
              .toList();
      ports("import", world.imports(), true);
      types(ownTypes, functions);
      if (functions.stream().anyMatch(f -> f.kind() instanceof FunctionKind.Freestanding)) {
        writer.gap();
      }
      ports("import", world.imports(), false);
      if (!world.exports().isEmpty()) {
        writer.gap();
      }
      ports("export", world.exports(), false);
      ports("export", world.exports(), true);
      writer.close();
    }

    private void ports(
        String verb, SequencedMap<WorldKey, WorldItem> items, boolean areInterfaces) {
      items.forEach(
          (key, item) -> {
            switch (item) {
              case InterfaceItem named -> {
                if (areInterfaces) {
                  port(verb, key, named);
                }
              }
              case WorldItem.FunctionItem(var function) -> {
                if (!areInterfaces && function.kind() instanceof FunctionKind.Freestanding) {
                  function(
                      function,
                      verb
                          + " "
                          + WitWriter.name(function.name())
                          + ": "
                          + types.signature(function));
                }
              }
              case WorldItem.TypeItem _ -> {
                // Printed with the types.
              }
            }
          });
    }

    private void port(String verb, WorldKey key, InterfaceItem item) {
      WitInterface named = resolution.get(item.id());
      boolean isInline = named.name().isEmpty();
      Stability stability = item.stability();
      writer.docs(isInline ? named.docs() : item.docs());
      writer.gates(stability, item.externalId());
      switch (key) {
        case WorldKey.OfInterface _ -> writer.line(verb + " " + path(item.id()) + ";");
        case WorldKey.Named(var name) -> {
          String start = verb + " " + WitWriter.name(name) + ": ";
          if (isInline) {
            writer.open(start + "interface");
            members(named);
            writer.close();
          } else {
            writer.line(start + path(item.id()) + ";");
          }
        }
      }
    }
  }
}
