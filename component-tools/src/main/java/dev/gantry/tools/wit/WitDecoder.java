package dev.gantry.tools.wit;

import dev.gantry.abi.FunctionType;
import dev.gantry.component.valid.ComponentType;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.InstanceType;
import dev.gantry.component.valid.ItemType;
import dev.gantry.component.valid.ValidComponent;
import dev.gantry.wit.Location;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.FunctionKind;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.PackageId;
import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.Parameter;
import dev.gantry.wit.model.Resolution;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.model.TypeOwner;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/**
 * Reads the WIT out of a component: that of a WIT package in binary form (WIT.md, Package Format),
 * or of any other component the world that it is made for.
 */
final class WitDecoder {
  private static final Stability NO_GATE = new Stability.Unknown();
  private static final QualifiedName SYNTHETIC_WORLD =
      new QualifiedName(new PackageName("root", "component", Optional.empty()), "root");

  private final ResolutionDraft draft = new ResolutionDraft();
  private final TypeDecoder types;

  private WitDecoder(ValidComponent component) {
    this.types = new TypeDecoder(draft, component.primitiveNames());
  }

  /** {@return the WIT of a component that is no WIT package: one world named {@code root}} */
  static WitInput ofComponent(ValidComponent component) {
    var decoder = new WitDecoder(component);
    PackageId main = decoder.draft.packageNamed(SYNTHETIC_WORLD.inPackage());
    decoder.world(SYNTHETIC_WORLD, component.type());
    return new WitInput(decoder.draft.finish(), main);
  }

  /** {@return the WIT of a WIT package in binary form} */
  static WitInput ofPackage(ValidComponent component) {
    var decoder = new WitDecoder(component);
    List<PackageId> mains = new ArrayList<>();
    component
        .type()
        .exports()
        .values()
        .forEach(item -> packageItem(item).ifPresent(type -> mains.add(decoder.packageItem(type))));
    Resolution resolution = decoder.draft.finish();
    return new WitInput(
        PackageDocs.apply(component.syntax(), resolution, mains.getFirst()), mains.getFirst());
  }

  /**
   * {@return whether a component is a WIT package: it exports nothing but types of components that
   * export one interface or world under its full name}
   */
  static boolean isPackage(ValidComponent component) {
    Map<String, ItemType> exports = component.type().exports();
    return !exports.isEmpty()
        && exports.values().stream().allMatch(item -> packageItem(item).isPresent());
  }

  private static Optional<ComponentType> packageItem(ItemType item) {
    return item instanceof ItemType.OfType(DefinedItem.OfComponents(var type), _)
            && type.exports().size() == 1
            && QualifiedName.parse(type.exports().keySet().iterator().next()).isPresent()
        ? Optional.of(type)
        : Optional.empty();
  }

  private PackageId packageItem(ComponentType wrapper) {
    wrapper.imports().forEach(this::dependency);
    Map.Entry<String, ItemType> only = wrapper.exports().entrySet().iterator().next();
    QualifiedName name = QualifiedName.parse(only.getKey()).orElseThrow();
    switch (only.getValue()) {
      case ItemType.OfInstance(var type) -> interfaceItems(draft.interfaceNamed(name), type);
      case ItemType.OfComponent(var type) -> world(name, type);
      case ItemType.OfModule _, ItemType.OfFunction _, ItemType.OfValue _, ItemType.OfType _ ->
          throw TypeDecoder.notWit("a " + only.getValue().text());
    }
    return draft.packageNamed(name.inPackage());
  }

  private void dependency(String name, ItemType item) {
    QualifiedName qualified =
        QualifiedName.parse(name)
            .orElseThrow(() -> TypeDecoder.notWit("the dependency `" + name + "`"));
    if (!(item instanceof ItemType.OfInstance(var type))) {
      throw TypeDecoder.notWit("a " + item.text());
    }
    interfaceItems(draft.interfaceNamed(qualified), type);
  }

  /** Adds what an interface does not have yet; what it has is recognised by name. */
  private void interfaceItems(InterfaceId id, InstanceType type) {
    ResolutionDraft.InterfaceDraft target = draft.get(id);
    var owner = new TypeOwner.OfInterface(id);
    type.exports()
        .forEach(
            (name, item) -> {
              switch (item) {
                case ItemType.OfType named -> {
                  TypeId known = target.types().get(name);
                  if (known == null) {
                    target.types().put(name, types.named(name, named, owner));
                  } else {
                    types.bind(named.created(), known);
                  }
                }
                case ItemType.OfFunction(var function) ->
                    target
                        .functions()
                        .computeIfAbsent(name, key -> function(key, function, target.types()));
                case ItemType.OfInstance _,
                    ItemType.OfModule _,
                    ItemType.OfValue _,
                    ItemType.OfComponent _ ->
                    throw TypeDecoder.notWit("a " + item.text() + " in an interface");
              }
            });
  }

  private void world(QualifiedName name, ComponentType type) {
    WorldId id = draft.nextWorld();
    PackageId inPackage = draft.packageNamed(name.inPackage());
    SequencedMap<String, TypeId> worldTypes = new LinkedHashMap<>();
    SequencedMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
    SequencedMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
    type.imports().forEach((key, item) -> worldItem(id, inPackage, worldTypes, imports, key, item));
    type.exports().forEach((key, item) -> worldItem(id, inPackage, worldTypes, exports, key, item));
    draft.addWorld(name, imports, exports);
  }

  private void worldItem(
      WorldId world,
      PackageId inPackage,
      SequencedMap<String, TypeId> worldTypes,
      SequencedMap<WorldKey, WorldItem> items,
      String name,
      ItemType item) {
    Optional<QualifiedName> qualified = QualifiedName.parse(name);
    switch (item) {
      case ItemType.OfInstance(var type) -> {
        InterfaceId id =
            qualified.map(draft::interfaceNamed).orElseGet(() -> draft.inlineInterface(inPackage));
        interfaceItems(id, type);
        WorldKey key =
            qualified.isPresent() ? new WorldKey.OfInterface(id) : new WorldKey.Named(name);
        items.put(key, interfaceItem(id));
      }
      case ItemType.OfFunction(var type) ->
          items.put(
              new WorldKey.Named(name),
              new WorldItem.FunctionItem(function(name, type, worldTypes)));
      case ItemType.OfType named -> {
        TypeId id = types.named(name, named, new TypeOwner.OfWorld(world));
        worldTypes.put(name, id);
        items.put(new WorldKey.Named(name), new WorldItem.TypeItem(id, Location.NONE));
      }
      case ItemType.OfModule _, ItemType.OfValue _, ItemType.OfComponent _ ->
          throw TypeDecoder.notWit("a " + item.text() + " in a world");
    }
  }

  private static WorldItem interfaceItem(InterfaceId id) {
    return new WorldItem.InterfaceItem(
        id, NO_GATE, Optional.empty(), Optional.empty(), Location.NONE);
  }

  private Function function(String name, FunctionType type, Map<String, TypeId> siblings) {
    return new Function(
        name,
        kind(name, siblings),
        type.async(),
        parameters(type),
        type.result().map(result -> types.part(type, type.parameters().size(), result)),
        Optional.empty(),
        NO_GATE,
        Optional.empty(),
        Location.NONE);
  }

  private List<Parameter> parameters(FunctionType type) {
    return IntStream.range(0, type.parameters().size())
        .mapToObj(
            i -> {
              FunctionType.Parameter parameter = type.parameters().get(i);
              return new Parameter(
                  parameter.label(), types.part(type, i, parameter.type()), Location.NONE);
            })
        .toList();
  }

  private static FunctionKind kind(String name, Map<String, TypeId> siblings) {
    if (!name.startsWith("[")) {
      return new FunctionKind.Freestanding();
    }
    int close = name.indexOf(']');
    int dot = name.indexOf('.');
    String resource = name.substring(close + 1, dot < 0 ? name.length() : dot);
    TypeId type = siblings.get(resource);
    if (type == null) {
      throw TypeDecoder.notWit("`" + name + "` without its resource");
    }
    return switch (name.substring(1, close)) {
      case "method" -> new FunctionKind.Method(type);
      case "static" -> new FunctionKind.Static(type);
      case "constructor" -> new FunctionKind.Constructor(type);
      default -> throw TypeDecoder.notWit("`" + name + "`");
    };
  }
}
