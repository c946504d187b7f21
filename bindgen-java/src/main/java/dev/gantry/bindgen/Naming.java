package dev.gantry.bindgen;

import com.palantir.javapoet.ClassName;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeDefinition;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeKind;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides the Java name of every interface and type of a world, before anything is generated.
 *
 * <p>An interface of a package becomes a Java interface in a package of its own, {@code
 * target.namespace.name}; the version is added only where two versions meet. An interface that is
 * written inside the world goes beside the class of the world. Types are nested in what owns them.
 */
final class Naming {
  /** What generated code calls by its simple name, and a type of that name would hide. */
  private static final Set<String> USED_BY_GENERATED_CODE =
      Set.of(
          "AutoCloseable",
          "Boolean",
          "Byte",
          "CompletableFuture",
          "Contents",
          "Deprecated",
          "Double",
          "Exception",
          "Float",
          "Integer",
          "LargeTuple",
          "List",
          "Long",
          "Map",
          "Object",
          "Optional",
          "Override",
          "Record",
          "Result",
          "RuntimeException",
          "Serial",
          "Set",
          "Short",
          "StreamReader",
          "String",
          "SuppressWarnings",
          "Unit");

  private final Resolution resolution;
  private final BindgenOptions options;
  private final ClassName worldClass;
  private final ClassName importsInterface;
  private final ClassName exportsInterface;
  private final Scope worldPackage = new Scope();
  private final Map<String, Scope> packageScopes = new HashMap<>();
  private final Map<InterfaceId, ClassName> interfaces = new LinkedHashMap<>();
  private final Map<TypeOwner, Scope> typeScopes = new HashMap<>();
  private final Map<TypeId, ClassName> types = new HashMap<>();
  private final Set<InterfaceId> existing = new HashSet<>();

  Naming(Resolution resolution, WorldId world, BindgenOptions options) {
    this.resolution = resolution;
    this.options = options;
    String name = resolution.get(world).name();
    this.worldClass =
        ClassName.get(options.packageName(), worldPackage.claim(typeName(name, "World")));
    var scope = new Scope(worldClass.simpleName());
    typeScopes.put(new TypeOwner.OfWorld(world), scope);
    this.importsInterface = worldClass.nestedClass(scope.claim("Imports", "WorldImports"));
    this.exportsInterface = worldClass.nestedClass(scope.claim("Exports", "WorldExports"));
  }

  /** {@return the class of the world} */
  ClassName worldClass() {
    return worldClass;
  }

  /** {@return the interface of what the host provides to the world} */
  ClassName importsInterface() {
    return importsInterface;
  }

  /** {@return the interface of the functions that the world exports} */
  ClassName exportsInterface() {
    return exportsInterface;
  }

  /** Gives an interface of a package its name. */
  void addInterface(InterfaceId id) {
    if (!interfaces.containsKey(id)) {
      String witName = resolution.get(id).name().orElseThrow();
      PackageName owner = resolution.get(resolution.get(id).inPackage()).name();
      String mapped = existingPackage(owner, witName);
      if (mapped.isEmpty()) {
        String javaPackage = javaPackage(owner);
        Scope scope = packageScopes.computeIfAbsent(javaPackage, _ -> new Scope());
        put(id, ClassName.get(javaPackage, scope.claim(typeName(witName, "Interface"))));
      } else {
        existing.add(id);
        put(id, ClassName.get(mapped, typeName(witName, "Interface")));
      }
    }
  }

  /** Gives an interface that is written inside the world its name. */
  void addInlineInterface(InterfaceId id, String key, boolean exported) {
    if (!interfaces.containsKey(id)) {
      String plain = typeName(key, "Interface");
      put(
          id,
          ClassName.get(
              options.packageName(),
              worldPackage.claim(plain, plain + (exported ? "Export" : "Import"))));
    }
  }

  private void put(InterfaceId id, ClassName name) {
    interfaces.put(id, name);
    typeScopes.put(new TypeOwner.OfInterface(id), new Scope(name.simpleName()));
  }

  /** Gives a type its name, if it is of a kind that becomes a class. */
  void addType(TypeId id) {
    TypeDefinition type = resolution.get(id);
    if (type.name().isPresent() && becomesClass(type.kind()) && !types.containsKey(id)) {
      String witName = type.name().get();
      String suffix = suffix(type.kind());
      String plain = typeName(witName, suffix);
      types.put(
          id, owner(type.owner()).nestedClass(scope(type.owner()).claim(plain, plain + suffix)));
    }
  }

  /** {@return a name that is free in what owns a type, such as that of its exception} */
  ClassName claimBeside(TypeOwner owner, String name) {
    return owner(owner).nestedClass(scope(owner).claim(name));
  }

  /** {@return the Java interface of an interface} */
  ClassName ofInterface(InterfaceId id) {
    return found(interfaces.get(id), id);
  }

  /** {@return the class of a type that becomes one} */
  ClassName ofType(TypeId id) {
    return found(types.get(id), id);
  }

  /** {@return whether an interface is used and not generated} */
  boolean isExisting(InterfaceId id) {
    return existing.contains(id);
  }

  /** {@return the interfaces that were given names, in order} */
  Iterable<InterfaceId> interfaces() {
    return interfaces.keySet();
  }

  /** {@return the class that types of an owner are nested in} */
  ClassName owner(TypeOwner owner) {
    return switch (owner) {
      case TypeOwner.OfInterface(var id) -> ofInterface(id);
      case TypeOwner.OfWorld _ -> worldClass;
      case TypeOwner.Anonymous _ -> throw new AssertionError("an anonymous type has no class");
    };
  }

  private Scope scope(TypeOwner owner) {
    return found(typeScopes.get(owner), owner);
  }

  private String existingPackage(PackageName owner, String interfaceName) {
    String packageKey = owner.namespace() + ":" + owner.name();
    String byPackage = options.existing().getOrDefault(packageKey, "");
    return options.existing().getOrDefault(packageKey + "/" + interfaceName, byPackage);
  }

  private String javaPackage(PackageName name) {
    String plain =
        options
            .packages()
            .getOrDefault(
                name.namespace() + ":" + name.name(),
                options.packageName()
                    + "."
                    + JavaNames.packagePart(name.namespace())
                    + "."
                    + JavaNames.packagePart(name.name()));
    return severalVersions(name)
        ? plain + name.version().map(Naming::versionPart).orElse("")
        : plain;
  }

  private boolean severalVersions(PackageName name) {
    return resolution.packages().stream()
            .map(found -> found.name())
            .filter(
                other ->
                    other.namespace().equals(name.namespace()) && other.name().equals(name.name()))
            .count()
        > 1;
  }

  private static String versionPart(Object version) {
    return ".v" + version.toString().replaceAll("[^A-Za-z0-9]", "_");
  }

  private static String typeName(String wit, String suffix) {
    String name = JavaNames.type(wit);
    return USED_BY_GENERATED_CODE.contains(name) ? name + suffix : name;
  }

  /** {@return whether a type of this name would hide one that generated code uses} */
  static boolean isUsedByGeneratedCode(String name) {
    return USED_BY_GENERATED_CODE.contains(name);
  }

  private static boolean becomesClass(TypeKind kind) {
    return kind instanceof TypeKind.RecordType
        || kind instanceof TypeKind.VariantType
        || kind instanceof TypeKind.EnumType
        || kind instanceof TypeKind.FlagsType
        || kind instanceof TypeKind.ResourceType;
  }

  private static String suffix(TypeKind kind) {
    return kind.getClass().getSimpleName().replace("Type", "");
  }

  private static <T> T found(@Nullable T name, Object key) {
    if (name == null) {
      throw new AssertionError("nothing has named " + key);
    }
    return name;
  }
}
