package dev.gantry.component.valid;

import dev.gantry.abi.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether an item can stand for another (Explainer.md, Type Checking). */
final class Subtyping {
  private final TypeInfos infos;
  private final CoreSubtyping core;
  private final ValueSubtyping values = new ValueSubtyping();

  Subtyping(TypeInfos infos, CoreTypes coreTypes) {
    this.infos = infos;
    this.core = new CoreSubtyping(coreTypes);
  }

  void check(ItemType actual, ItemType expected) {
    switch (actual) {
      case ItemType.OfModule(var type) when expected instanceof ItemType.OfModule(var other) ->
          core.check(type, other);
      case ItemType.OfFunction(var type) when expected instanceof ItemType.OfFunction(var other) ->
          values.check(type, other);
      case ItemType.OfValue(var type) when expected instanceof ItemType.OfValue(var other) ->
          values.check(type, other);
      case ItemType.OfType(_, var type) when expected instanceof ItemType.OfType(_, var other) ->
          check(type, other);
      case ItemType.OfInstance(var type) when expected instanceof ItemType.OfInstance(var other) ->
          check(type, other);
      case ItemType.OfComponent(var type)
          when expected instanceof ItemType.OfComponent(var other) ->
          check(type, other);
      case ItemType.OfModule _,
          ItemType.OfFunction _,
          ItemType.OfValue _,
          ItemType.OfType _,
          ItemType.OfInstance _,
          ItemType.OfComponent _ ->
          throw new BrokenRule("expected %s, found %s".formatted(expected.text(), actual.text()));
    }
  }

  void check(DefinedItem actual, DefinedItem expected) {
    switch (actual) {
      case DefinedItem.OfResources(var type)
          when expected instanceof DefinedItem.OfResources(var other) -> {
        if (type.slot() != other.slot()) {
          throw new BrokenRule("resource types are not the same");
        }
      }
      case DefinedItem.OfValues(var type)
          when expected instanceof DefinedItem.OfValues(var other) -> {
        if (other instanceof ValueType.Primitive && !(type instanceof ValueType.Primitive)) {
          throw new BrokenRule("expected primitive, found " + ValueTypes.text(type));
        }
        values.check(type, other);
      }
      case DefinedItem.OfFunctions(var type)
          when expected instanceof DefinedItem.OfFunctions(var other) ->
          values.check(type, other);
      case DefinedItem.OfInstances(var type)
          when expected instanceof DefinedItem.OfInstances(var other) ->
          check(type, other);
      case DefinedItem.OfComponents(var type)
          when expected instanceof DefinedItem.OfComponents(var other) ->
          check(type, other);
      case DefinedItem.OfResources _,
          DefinedItem.OfValues _,
          DefinedItem.OfFunctions _,
          DefinedItem.OfInstances _,
          DefinedItem.OfComponents _ ->
          throw new BrokenRule("expected %s, found %s".formatted(expected.text(), actual.text()));
    }
  }

  void check(InstanceType actual, InstanceType expected) {
    if (actual == expected) {
      return;
    }
    expected
        .exports()
        .forEach(
            (name, _) -> {
              if (!actual.exports().containsKey(name)) {
                throw new BrokenRule("missing expected export `%s`".formatted(name));
              }
            });
    expected
        .exports()
        .forEach(
            (name, needed) -> {
              ItemType given = actual.exports().get(name);
              if (given == null) {
                throw new AssertionError(name);
              }
              BrokenRule.within(
                  "type mismatch in instance export `%s`".formatted(name),
                  () -> check(given, needed));
            });
  }

  void check(ComponentType actual, ComponentType expected) {
    if (actual == expected) {
      return;
    }
    // Who expects a component gives it the imports that were expected, and gets exports in return.
    Substitution substitution = matchImports(expected.imports(), actual);
    matchExports(substitution.applyToItems(actual.exports()), expected);
  }

  /**
   * Checks that arguments satisfy the imports of a component.
   *
   * @return what the arguments put in the place of the component's imported types
   */
  Substitution matchImports(Map<String, ItemType> arguments, ComponentType component) {
    return match(arguments, component.imports(), component.importedResources(), "import");
  }

  private void matchExports(Map<String, ItemType> exports, ComponentType component) {
    match(exports, component.exports(), component.definedResources(), "export");
  }

  private Substitution match(
      Map<String, ItemType> given,
      Map<String, ItemType> needed,
      Map<Integer, List<String>> resources,
      String kind) {
    var resourceSubstitution = new Substitution(infos);
    var result = new Substitution(infos);
    resources.forEach(
        (slot, path) ->
            find(given, path)
                .ifPresent(
                    replacement -> {
                      resourceSubstitution.put(slot, replacement);
                      result.put(slot, replacement);
                    }));
    var pairs = new LinkedHashMap<String, ItemType>();
    needed.forEach(
        (name, _) -> {
          ItemType argument = given.get(name);
          if (argument == null) {
            throw new BrokenRule("missing %s named `%s`".formatted(kind, name));
          }
          pairs.put(name, argument);
        });
    needed.forEach(
        (name, expected) -> {
          ItemType actual = pairs.get(name);
          if (actual == null) {
            throw new AssertionError(name);
          }
          BrokenRule.within(
              "type mismatch for %s `%s`".formatted(kind, name),
              () -> check(actual, resourceSubstitution.apply(expected)));
          rename(actual, expected, result);
        });
    return result;
  }

  /** {@return the resource type at the end of a path; what does not fit fails later on} */
  private static Optional<Integer> find(Map<String, ItemType> items, List<String> path) {
    ItemType item = items.get(path.getFirst());
    for (String name : path.subList(1, path.size())) {
      if (!(item instanceof ItemType.OfInstance(var instance))) {
        return Optional.empty();
      }
      item = instance.exports().get(name);
    }
    return item instanceof ItemType.OfType(DefinedItem.OfResources(var type), _)
        ? Optional.of(type.slot())
        : Optional.empty();
  }

  private static void rename(ItemType actual, ItemType expected, Substitution result) {
    if (expected instanceof ItemType.OfType(var name, _)
        && actual instanceof ItemType.OfType(var replacement, _)) {
      result.put(name, replacement);
    } else if (expected instanceof ItemType.OfInstance(var needed)
        && actual instanceof ItemType.OfInstance(var given)) {
      needed
          .exports()
          .forEach(
              (name, item) -> {
                ItemType argument = given.exports().get(name);
                if (argument != null) {
                  rename(argument, item, result);
                }
              });
    }
  }
}
