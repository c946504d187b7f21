package dev.gantry.bindgen;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WitInterface;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Generates Java for a world. The same input and options give the same bytes.
 *
 * <pre>{@code
 * WitInput input = WitLoader.create().load(Path.of("shop.wit"));
 * WorldId world = Bindgen.world(input.resolution(), input.mainPackage(), Optional.empty());
 * List<GeneratedFile> files =
 *     Bindgen.generate(input.resolution(), world, BindgenOptions.into("com.example.shop"));
 * }</pre>
 */
public final class Bindgen {
  private final Resolution resolution;
  private final WorldId worldId;
  private final World world;
  private final BindgenOptions options;
  private final Naming naming;
  private final JavaTypes javaTypes;
  private final Errors errors;

  private Bindgen(Resolution resolution, WorldId worldId, BindgenOptions options) {
    this.resolution = resolution;
    this.worldId = worldId;
    this.world = resolution.get(worldId);
    this.options = options;
    this.naming = new Naming(resolution, worldId, options);
    this.javaTypes = new JavaTypes(resolution, naming);
    this.errors = new Errors(resolution, naming, javaTypes, options.uncheckedErrors());
  }

  /**
   * {@return the world with a name, or the only one of a package if the name is empty}
   *
   * @param name a plain name of the main package, or a full one such as {@code wasi:cli/command}
   * @throws BindgenException if there is none, or several and no name; the message lists them
   */
  public static WorldId world(Resolution resolution, PackageId mainPackage, String name) {
    Map<String, WorldId> own = resolution.get(mainPackage).worlds();
    if (name.isEmpty()) {
      if (own.size() == 1) {
        return own.values().iterator().next();
      }
      throw new BindgenException(
          own.isEmpty()
              ? "package %s has no world to generate Java for"
                  .formatted(resolution.get(mainPackage).name())
              : "package %s has several worlds, name one: %s"
                  .formatted(resolution.get(mainPackage).name(), String.join(", ", own.keySet())));
    }
    WorldId found = own.get(name);
    return found != null ? found : byFullName(resolution, name);
  }

  private static WorldId byFullName(Resolution resolution, String name) {
    List<String> known = new ArrayList<>();
    for (int i = 0; i < resolution.worlds().size(); i++) {
      String fullName = resolution.fullName(new WorldId(i));
      if (fullName.equals(name) || fullName.replaceAll("@.*", "").equals(name)) {
        return new WorldId(i);
      }
      known.add(fullName);
    }
    throw new BindgenException(
        "there is no world `%s`; there are: %s".formatted(name, String.join(", ", known)));
  }

  /** {@return the sources of a world, in the order of their paths} */
  public static List<GeneratedFile> generate(
      Resolution resolution, WorldId world, BindgenOptions options) {
    return new Bindgen(resolution, world, options).generate();
  }

  private List<GeneratedFile> generate() {
    nameInterfaces(world.imports(), false);
    nameInterfaces(world.exports(), true);
    for (InterfaceId id : naming.interfaces()) {
      resolution.get(id).types().values().forEach(naming::addType);
    }
    ownedTypes().forEach(naming::addType);
    for (InterfaceId id : naming.interfaces()) {
      resolution
          .get(id)
          .functions()
          .values()
          .forEach(function -> errors.add(function, new TypeOwner.OfInterface(id)));
    }
    rootFunctions().forEach(function -> errors.add(function, new TypeOwner.OfWorld(worldId)));

    var functions = new FunctionSources(resolution, javaTypes, errors, options);
    var types = new TypeSources(resolution, naming, javaTypes, functions);
    var interfaces = new InterfaceSource(resolution, naming, types, functions, errors);
    Map<JavaFile, String> files = new LinkedHashMap<>();
    for (InterfaceId id : naming.interfaces()) {
      if (!naming.isExisting(id)) {
        // Worlds that share an interface share its file, so it must not depend on the world.
        files.put(
            file(naming.ofInterface(id), interfaces.of(id)),
            resolution.fullName(id).map("the interface "::concat).orElseGet(this::fromWorld));
      }
    }
    var worldSource = new WorldSource(resolution, worldId, naming, types, functions, errors);
    files.put(file(naming.worldClass(), worldSource.source(options.onlyTypes())), fromWorld());
    return withPackageInfos(files);
  }

  /** Interfaces that are only used for their types are generated too: others refer to them. */
  private void nameInterfaces(Map<WorldKey, WorldItem> items, boolean exported) {
    items.forEach(
        (key, item) -> {
          if (item instanceof WorldItem.InterfaceItem used) {
            WitInterface source = resolution.get(used.id());
            if (source.name().isPresent()) {
              addWithDependencies(used.id());
            } else {
              resolution.dependencies(used.id()).forEach(this::addWithDependencies);
              naming.addInlineInterface(used.id(), resolution.name(key), exported);
            }
          }
        });
    ownedTypes().stream()
        .flatMap(type -> resolution.usedFrom(type).stream())
        .forEach(this::addWithDependencies);
  }

  private void addWithDependencies(InterfaceId id) {
    resolution.dependencies(id).forEach(this::addWithDependencies);
    naming.addInterface(id);
  }

  private Set<TypeId> ownedTypes() {
    Set<TypeId> owned = new LinkedHashSet<>();
    world
        .imports()
        .values()
        .forEach(
            item -> {
              if (item instanceof WorldItem.TypeItem type) {
                owned.add(type.id());
              }
            });
    return owned;
  }

  private Set<Function> rootFunctions() {
    Set<Function> functions = new LinkedHashSet<>();
    for (Map<WorldKey, WorldItem> items : List.of(world.imports(), world.exports())) {
      items
          .values()
          .forEach(
              item -> {
                if (item instanceof WorldItem.FunctionItem(var function)) {
                  functions.add(function);
                }
              });
    }
    return functions;
  }

  private JavaFile file(ClassName name, TypeSpec type) {
    TypeSpec source =
        hasDeprecatedItems()
            ? type.toBuilder()
                .addAnnotation(
                    AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "$S", "deprecation")
                        .build())
                .build()
            : type;
    return JavaFile.builder(name.packageName(), source)
        .indent("  ")
        .skipJavaLangImports(true)
        .build();
  }

  /** Java warns of a deprecated type wherever another file names it, which is no fault of ours. */
  private boolean hasDeprecatedItems() {
    return resolution.types().stream().anyMatch(type -> type.stability().deprecation().isPresent())
        || resolution.interfaces().stream()
            .anyMatch(found -> found.stability().deprecation().isPresent());
  }

  private String fromWorld() {
    return "the world " + resolution.fullName(worldId);
  }

  private List<GeneratedFile> withPackageInfos(Map<JavaFile, String> files) {
    List<GeneratedFile> generated = new ArrayList<>();
    Set<String> packages = new TreeSet<>();
    files.forEach(
        (file, origin) -> {
          String folder = file.packageName().replace('.', '/') + "/";
          packages.add(file.packageName());
          generated.add(
              new GeneratedFile(
                  folder + file.typeSpec().name() + ".java", firstLine(" from " + origin) + file));
        });
    for (String name : packages) {
      generated.add(
          new GeneratedFile(
              name.replace('.', '/') + "/package-info.java",
              firstLine("")
                  + "@NullMarked\npackage %s;\n\nimport org.jspecify.annotations.NullMarked;\n"
                      .formatted(name)));
    }
    generated.sort((a, b) -> a.path().compareTo(b.path()));
    return List.copyOf(generated);
  }

  private static String firstLine(String origin) {
    return "// Generated by gantry bindgen java%s. Do not edit: generate it again.\n"
        .formatted(origin);
  }
}
