package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.syntax.ExternName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The imports or the exports of a scope, whose names must be unique and fit what they name
 * (Binary.md, Import and Export Definitions).
 */
final class ExternScope {
  private final String kind;
  private final Map<String, ItemType> items = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final IdentityHashMap<ResourceType, String> resourceNames = new IdentityHashMap<>();
  private final Set<String> allResourceNames = new HashSet<>();

  ExternScope(String kind) {
    this.kind = kind;
  }

  /** {@return {@code import} or {@code export}} */
  String kind() {
    return kind;
  }

  /** {@return what has been imported or exported, in order} */
  Map<String, ItemType> items() {
    return items;
  }

  /** Notes that a resource type has a name here, so that functions may be its methods. */
  void name(ResourceType resource, String name) {
    resourceNames.put(resource, name);
    allResourceNames.add(name);
  }

  /** Adds an item under its name. */
  void add(ExternName name, ItemType item, ComponentFeatures features) {
    ParsedName parsed = parse(name.name(), features);
    requireExportable(parsed, name.name());
    checkAttributes(name, parsed, item, features);
    BrokenRule.within(
        "%s name `%s` is not valid".formatted(kind, name.name()),
        () -> checkFits(parsed, name, item));
    String previous = names.putIfAbsent(parsed.canonical(), name.name());
    if (previous != null) {
      throw new BrokenRule(
          "%s name `%s` conflicts with previous name `%s`".formatted(kind, name.name(), previous));
    }
    items.put(name.name(), item);
  }

  private ParsedName parse(String name, ComponentFeatures features) {
    try {
      return NameParser.parse(name, features);
    } catch (BrokenRule broken) {
      throw broken.within("%s name `%s` is not a valid extern name".formatted(kind, name));
    }
  }

  private void requireExportable(ParsedName parsed, String name) {
    boolean exportable =
        switch (parsed) {
          case ParsedName.Label _,
              ParsedName.Constructor _,
              ParsedName.Method _,
              ParsedName.Static _,
              ParsedName.Interface _ ->
              true;
          case ParsedName.Dependency _, ParsedName.Url _, ParsedName.Hash _ -> false;
        };
    if (!exportable && kind.equals("export")) {
      throw new BrokenRule("name `%s` is not a valid export name".formatted(name));
    }
  }

  private static void checkAttributes(
      ExternName name, ParsedName parsed, ItemType item, ComponentFeatures features) {
    name.implementedInterface()
        .ifPresent(
            implemented -> {
              requireFeature(features, ComponentFeature.IMPLEMENTS);
              if (!(parsed instanceof ParsedName.Label)) {
                throw new BrokenRule(
                    "name `%s` is not valid with `implements`".formatted(name.name()));
              }
              requireInstance(item, "implements");
              requireInterface(implemented, features);
            });
    if (name.versionSuffix().isPresent()) {
      requireFeature(features, ComponentFeature.CANON_NAMES);
      requireInstance(item, "versionsuffix");
    }
    if (name.externalId().isPresent()) {
      requireFeature(features, ComponentFeature.IMPLEMENTS);
    }
  }

  private static void requireFeature(ComponentFeatures features, ComponentFeature feature) {
    if (!features.has(feature)) {
      throw new BrokenRule("the `%s` feature is not active".formatted(feature.text()));
    }
  }

  private static void requireInstance(ItemType item, String attribute) {
    if (!(item instanceof ItemType.OfInstance)) {
      throw new BrokenRule("only instances can have an `%s`".formatted(attribute));
    }
  }

  private static void requireInterface(String name, ComponentFeatures features) {
    ParsedName parsed;
    try {
      parsed = NameParser.parse(name, features);
    } catch (BrokenRule broken) {
      throw broken.within("`%s` is not a valid name".formatted(name));
    }
    if (!(parsed instanceof ParsedName.Interface)) {
      throw new BrokenRule("name `%s` must be an interface".formatted(name));
    }
  }

  private void checkFits(ParsedName parsed, ExternName name, ItemType item) {
    switch (parsed) {
      case ParsedName.Label _, ParsedName.Dependency _, ParsedName.Url _, ParsedName.Hash _ -> {}
      case ParsedName.Interface(_, var version) ->
          InterfaceVersion.check(version, name.versionSuffix());
      case ParsedName.Constructor(var resource) ->
          requireName(constructed(requireFunction(item)), resource);
      case ParsedName.Method(var resource, _) -> requireName(self(requireFunction(item)), resource);
      case ParsedName.Static(var resource, _) -> {
        requireFunction(item);
        if (!allResourceNames.contains(resource)) {
          throw new BrokenRule("static resource name is not known in this context");
        }
      }
    }
  }

  private static FunctionType requireFunction(ItemType item) {
    if (item instanceof ItemType.OfFunction(var type)) {
      return type;
    }
    throw new BrokenRule("item is not a func");
  }

  /** {@return the resource type that a constructor makes} */
  private static ResourceType constructed(FunctionType type) {
    if (type.async()) {
      throw new BrokenRule("constructor function cannot be async");
    }
    ValueType result =
        type.result().orElseThrow(() -> new BrokenRule("function should return one value"));
    ValueType made = result instanceof ValueType.ResultType(var ok, _) ? ok.orElse(result) : result;
    if (made instanceof ValueType.OwnType(var resource)) {
      return resource;
    }
    throw new BrokenRule("function should return `(own $T)` or `(result (own $T))`");
  }

  /** {@return the resource type that a method belongs to} */
  private static ResourceType self(FunctionType type) {
    if (type.parameters().isEmpty()) {
      throw new BrokenRule("function should have at least one argument");
    }
    FunctionType.Parameter self = type.parameters().getFirst();
    if (!self.label().equals("self")) {
      throw new BrokenRule("function should have a first argument called `self`");
    }
    if (self.type() instanceof ValueType.BorrowType(var resource)) {
      return resource;
    }
    throw new BrokenRule("function should take a first argument of `(borrow $T)`");
  }

  private void requireName(ResourceType resource, String name) {
    String expected = resourceNames.get(resource);
    if (expected == null) {
      throw new BrokenRule("resource used in function does not have a name in this context");
    }
    if (!expected.equals(name)) {
      throw new BrokenRule(
          "function does not match expected resource name `%s`".formatted(expected));
    }
  }
}
