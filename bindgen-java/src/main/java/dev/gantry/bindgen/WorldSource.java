package dev.gantry.bindgen;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.ABSTRACT;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.World;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The class of a world: what its host has to provide, and how to get and call an instance. */
final class WorldSource {
  private static final String RUNTIME = "dev.gantry.component";
  private static final ClassName STORE = ClassName.get(RUNTIME, "Store");
  private static final ClassName COMPONENT = ClassName.get(RUNTIME, "Component");
  private static final ClassName INSTANCE = ClassName.get(RUNTIME, "ComponentInstance");
  private static final ClassName LINKER = ClassName.get(RUNTIME, "ComponentLinker");

  /** Functions that belong to no interface belong to the empty name. */
  private static final String ROOT = "";

  private final Resolution resolution;
  private final WorldId id;
  private final World world;
  private final Naming naming;
  private final TypeSources types;
  private final FunctionSources functions;
  private final Errors errors;
  private final ClassName name;
  private final List<Accessor> imports;
  private final List<Accessor> exports;

  /** An interface of the world, by the name of the import or export and by that of a method. */
  private record Accessor(String witName, String method, ClassName type) {}

  WorldSource(
      Resolution resolution,
      WorldId id,
      Naming naming,
      TypeSources types,
      FunctionSources functions,
      Errors errors) {
    this.resolution = resolution;
    this.id = id;
    this.world = resolution.get(id);
    this.naming = naming;
    this.types = types;
    this.functions = functions;
    this.errors = errors;
    this.name = naming.worldClass();
    this.imports = accessors(world.imports(), new Scope(rootNames(world.imports())));
    this.exports =
        accessors(
            world.exports(),
            new Scope(rootNames(world.exports(), "of", "instantiate", "addTo", "instance")));
  }

  TypeSpec source(boolean onlyTypes) {
    TypeSpec.Builder builder =
        TypeSpec.classBuilder(name)
            .addModifiers(PUBLIC, FINAL)
            .addJavadoc(
                Javadoc.of(
                    world.docs(),
                    "The world {@code %s}.".formatted(resolution.fullName(id)),
                    world.stability()));
    SequencedMap<String, Function> rootImports = rootFunctions(world.imports());
    ownedTypes().forEach(type -> types.of(type, rootImports).ifPresent(builder::addType));
    errors.in(new TypeOwner.OfWorld(id)).forEach(builder::addType);
    if (hasImports()) {
      builder.addType(importsInterface());
    }
    if (!freestanding(world.exports()).isEmpty()) {
      builder.addType(exportsInterface());
    }
    if (onlyTypes) {
      return builder
          .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
          .build();
    }
    addInstance(builder);
    return builder.build();
  }

  private List<TypeId> ownedTypes() {
    return world.imports().values().stream()
        .filter(WorldItem.TypeItem.class::isInstance)
        .map(item -> ((WorldItem.TypeItem) item).id())
        .toList();
  }

  private boolean hasImports() {
    return !imports.isEmpty() || !freestanding(world.imports()).isEmpty();
  }

  private TypeSpec importsInterface() {
    var names = new Scope();
    TypeSpec.Builder builder =
        TypeSpec.interfaceBuilder(naming.importsInterface())
            .addModifiers(PUBLIC, STATIC)
            .addJavadoc("What the host provides to an instance of the world.\n");
    freestanding(world.imports())
        .forEach(function -> builder.addMethod(functions.method(function, names)));
    imports.forEach(
        accessor ->
            builder.addMethod(
                MethodSpec.methodBuilder(accessor.method())
                    .addModifiers(PUBLIC, ABSTRACT)
                    .addJavadoc("{@return what implements {@code $L}}\n", accessor.witName())
                    .returns(accessor.type())
                    .build()));
    return builder.build();
  }

  private TypeSpec exportsInterface() {
    var names = new Scope();
    TypeSpec.Builder builder =
        TypeSpec.interfaceBuilder(naming.exportsInterface())
            .addModifiers(PUBLIC, STATIC)
            .addJavadoc("The functions that the world exports outside of any interface.\n");
    freestanding(world.exports())
        .forEach(function -> builder.addMethod(functions.method(function, names)));
    return builder.build();
  }

  private void addInstance(TypeSpec.Builder builder) {
    builder
        .addField(
            FieldSpec.builder(MethodHandles.Lookup.class, "LOOKUP", PRIVATE, STATIC, FINAL)
                .initializer("$T.lookup()", MethodHandles.class)
                .build())
        .addField(INSTANCE, "instance", PRIVATE, FINAL);
    boolean hasRoot = !freestanding(world.exports()).isEmpty();
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(PRIVATE)
            .addParameter(INSTANCE, "instance")
            .addStatement("this.instance = instance");
    if (hasRoot) {
      builder.addField(naming.exportsInterface(), "root", PRIVATE, FINAL);
      constructor.addStatement(
          "this.root = instance.export($S, LOOKUP, $T.class)", ROOT, naming.exportsInterface());
    }
    for (Accessor accessor : exports) {
      builder.addField(accessor.type(), accessor.method(), PRIVATE, FINAL);
      constructor.addStatement(
          "this.$L = instance.export($S, LOOKUP, $T.class)",
          accessor.method(),
          accessor.witName(),
          accessor.type());
    }
    builder.addMethod(constructor.build());
    addFactories(builder);
    exports.forEach(accessor -> builder.addMethod(exportAccessor(accessor)));
    if (hasRoot) {
      delegates().forEach(builder::addMethod);
    }
    builder.addMethod(
        MethodSpec.methodBuilder("instance")
            .addJavadoc("{@return the instance behind this}\n")
            .addModifiers(PUBLIC)
            .returns(INSTANCE)
            .addStatement("return instance")
            .build());
  }

  private void addFactories(TypeSpec.Builder builder) {
    MethodSpec.Builder instantiate =
        MethodSpec.methodBuilder("instantiate")
            .addModifiers(PUBLIC, STATIC)
            .returns(name)
            .addJavadoc(
                "{@return a new instance of a component, which lives as long as the store}\n")
            .addParameter(STORE, "store")
            .addParameter(COMPONENT, "component");
    if (hasImports()) {
      instantiate
          .addParameter(naming.importsInterface(), "imports")
          .addStatement("var linker = $T.create()", LINKER)
          .addStatement("addTo(linker, imports)")
          .addStatement("return of(linker.link(component).instantiate(store))");
      builder.addMethod(addTo());
    } else {
      instantiate.addStatement("return of($T.create().link(component).instantiate(store))", LINKER);
    }
    builder.addMethod(instantiate.build());
    builder.addMethod(
        MethodSpec.methodBuilder("of")
            .addModifiers(PUBLIC, STATIC)
            .returns(name)
            .addJavadoc("{@return a typed view of an instance that has the exports of the world}\n")
            .addParameter(INSTANCE, "instance")
            .addStatement("return new $T(instance)", name)
            .build());
  }

  private MethodSpec addTo() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("addTo")
            .addModifiers(PUBLIC, STATIC)
            .addJavadoc("Offers what the world imports, so that a component can be linked.\n")
            .addParameter(LINKER, "linker")
            .addParameter(naming.importsInterface(), "imports");
    if (!freestanding(world.imports()).isEmpty()) {
      method.addStatement(
          "linker.implement($S, LOOKUP, $T.class, imports)", ROOT, naming.importsInterface());
    }
    for (Accessor accessor : imports) {
      method.addStatement(
          "linker.implement($S, LOOKUP, $T.class, imports.$L())",
          accessor.witName(),
          accessor.type(),
          accessor.method());
    }
    return method.build();
  }

  private static MethodSpec exportAccessor(Accessor accessor) {
    return MethodSpec.methodBuilder(accessor.method())
        .addJavadoc("{@return the export {@code $L}}\n", accessor.witName())
        .addModifiers(PUBLIC)
        .returns(accessor.type())
        .addStatement("return $L", accessor.method())
        .build();
  }

  private List<MethodSpec> delegates() {
    var names = new Scope();
    List<MethodSpec> methods = new ArrayList<>();
    for (Function function : freestanding(world.exports())) {
      MethodSpec declared = functions.method(function, names);
      MethodSpec.Builder method =
          MethodSpec.methodBuilder(declared.name())
              .addJavadoc(declared.javadoc())
              .addModifiers(PUBLIC)
              .returns(declared.returnType())
              .addParameters(declared.parameters())
              .addExceptions(declared.exceptions());
      if (function.stability().deprecation().isPresent()) {
        method.addAnnotation(Deprecated.class);
      }
      String arguments =
          declared.parameters().stream().map(ParameterSpec::name).collect(joining(", "));
      boolean returns = !declared.returnType().equals(TypeName.VOID);
      methods.add(
          method
              .addStatement(
                  "$L$N.$L($L)", returns ? "return " : "", "root", declared.name(), arguments)
              .build());
    }
    return methods;
  }

  private List<Accessor> accessors(SequencedMap<WorldKey, WorldItem> items, Scope names) {
    List<Accessor> found = new ArrayList<>();
    for (Map.Entry<WorldKey, WorldItem> entry : items.entrySet()) {
      if (entry.getValue() instanceof WorldItem.InterfaceItem item && hasFunctions(item.id())) {
        String witName = resolution.name(entry.getKey());
        found.add(
            new Accessor(
                witName,
                names.claim(JavaNames.method(plainName(entry.getKey()))),
                naming.ofInterface(item.id())));
      }
    }
    return found;
  }

  private String plainName(WorldKey key) {
    return switch (key) {
      case WorldKey.Named(var plain) -> plain;
      case WorldKey.OfInterface(var interfaceId) ->
          resolution.get(interfaceId).name().orElseThrow();
    };
  }

  private boolean hasFunctions(InterfaceId interfaceId) {
    return !resolution.get(interfaceId).functions().isEmpty();
  }

  private String[] rootNames(SequencedMap<WorldKey, WorldItem> items, String... more) {
    var names = new ArrayList<>(List.of(more));
    names.add("root");
    names.add("instance");
    freestanding(items).forEach(function -> names.add(JavaNames.method(function.itemName())));
    return names.stream().distinct().toArray(String[]::new);
  }

  /** {@return the functions of the world itself that a host calls or implements as such} */
  private static List<Function> freestanding(SequencedMap<WorldKey, WorldItem> items) {
    return rootFunctions(items).values().stream()
        .filter(function -> !(function.kind() instanceof FunctionKind.Method))
        .toList();
  }

  private static SequencedMap<String, Function> rootFunctions(
      SequencedMap<WorldKey, WorldItem> items) {
    SequencedMap<String, Function> found = new LinkedHashMap<>();
    items
        .values()
        .forEach(
            item -> {
              if (item instanceof WorldItem.FunctionItem(var function)) {
                found.put(function.name(), function);
              }
            });
    return found;
  }
}
