package dev.gantry.component.link;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.UnmetImport.Reason;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.ItemType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a component imports with what another exports.
 *
 * <p>The two number their resource types apart. Which number stands for which is found out where
 * both name a resource type, and must then hold everywhere.
 */
final class TypeComparison {

  /** Something in which the two differ. */
  record Difference(Reason reason, String detail) {}

  private final Map<Integer, Integer> resources = new HashMap<>();
  private final List<Difference> differences = new ArrayList<>();

  /** {@return in what an export falls short of an import} */
  List<Difference> compare(ItemType expected, @Nullable ItemType found) {
    compare("it", expected, found);
    return differences;
  }

  /** {@return in what an instance with these exports falls short of an import} */
  List<Difference> compareInstance(ItemType expected, Map<String, ItemType> found) {
    if (expected instanceof ItemType.OfInstance(var type)) {
      compareExports(type.exports(), found);
    } else {
      differ("expected a %s, found an instance".formatted(expected.text()));
    }
    return differences;
  }

  private void compare(String name, ItemType expected, @Nullable ItemType found) {
    switch (expected) {
      case ItemType.OfInstance(var type) when found instanceof ItemType.OfInstance(var other) ->
          compareExports(type.exports(), other.exports());
      case ItemType.OfFunction(var type) when found instanceof ItemType.OfFunction(var other) ->
          compareFunctions(name, type, other);
      case ItemType.OfType type when found instanceof ItemType.OfType other ->
          compareTypes(name, type.referenced(), type.created(), other);
      case ItemType.OfModule _ when found instanceof ItemType.OfModule -> {}
      case ItemType.OfComponent _ when found instanceof ItemType.OfComponent -> {}
      default ->
          differences.add(
              new Difference(
                  found == null ? Reason.MISSING_FUNCTION : Reason.TYPE_DIFFERS,
                  "%s `%s` is not on offer".formatted(expected.text(), name)));
    }
  }

  private void compareExports(Map<String, ItemType> expected, Map<String, ItemType> found) {
    // Types first, since the functions mention them.
    expected.forEach(
        (name, type) -> {
          if (type instanceof ItemType.OfType) {
            compare(name, type, found.get(name));
          }
        });
    expected.forEach(
        (name, type) -> {
          if (!(type instanceof ItemType.OfType)) {
            compare(name, type, found.get(name));
          }
        });
  }

  private void compareTypes(
      String name, DefinedItem referenced, DefinedItem created, ItemType.OfType found) {
    if (referenced instanceof DefinedItem.OfResources(var type)
        && found.referenced() instanceof DefinedItem.OfResources(var other)) {
      if (!match(type, other)) {
        differ("type `%s` is another resource type".formatted(name));
      }
      if (created instanceof DefinedItem.OfResources(var alias)
          && found.created() instanceof DefinedItem.OfResources(var otherAlias)) {
        resources.putIfAbsent(alias.slot(), otherAlias.slot());
      }
    } else if (referenced instanceof DefinedItem.OfValues(var type)
        && found.referenced() instanceof DefinedItem.OfValues(var other)) {
      if (!equal(type, other)) {
        differ("type `%s` is %s, expected %s".formatted(name, other, type));
      }
    } else if (!referenced.getClass().equals(found.referenced().getClass())) {
      differ(
          "type `%s` is a %s, expected a %s"
              .formatted(name, found.referenced().text(), referenced.text()));
    }
  }

  private void compareFunctions(String name, FunctionType expected, FunctionType found) {
    boolean same =
        expected.async() == found.async()
            && expected.parameters().size() == found.parameters().size()
            && equal(expected.result(), found.result());
    for (int i = 0; same && i < expected.parameters().size(); i++) {
      FunctionType.Parameter ours = expected.parameters().get(i);
      FunctionType.Parameter theirs = found.parameters().get(i);
      same = ours.label().equals(theirs.label()) && equal(ours.type(), theirs.type());
    }
    if (!same) {
      differ("func `%s` is %s, expected %s".formatted(name, found, expected));
    }
  }

  private void differ(String detail) {
    differences.add(new Difference(Reason.TYPE_DIFFERS, detail));
  }

  private boolean match(ResourceType expected, ResourceType found) {
    Integer known = resources.putIfAbsent(expected.slot(), found.slot());
    return known == null || known == found.slot();
  }

  private boolean equal(Optional<ValueType> expected, Optional<ValueType> found) {
    if (expected.isEmpty() || found.isEmpty()) {
      return expected.isEmpty() == found.isEmpty();
    }
    return equal(expected.orElseThrow(), found.orElseThrow());
  }

  // Validation bounds the size of types as trees, so that walking them ends soon.
  private boolean equal(ValueType expected, ValueType found) {
    return switch (expected) {
      case ValueType.Primitive _, ValueType.ErrorContextType _, ValueType.FlagsType _ ->
          expected.equals(found);
      case ValueType.EnumType _ -> expected.equals(found);
      case ValueType.ListType(var element) ->
          found instanceof ValueType.ListType(var other) && equal(element, other);
      case ValueType.FixedListType(var element, var length) ->
          found instanceof ValueType.FixedListType(var other, var otherLength)
              && length == otherLength
              && equal(element, other);
      case ValueType.RecordType(var fields) ->
          found instanceof ValueType.RecordType(var others) && equalFields(fields, others);
      case ValueType.VariantType(var cases) ->
          found instanceof ValueType.VariantType(var others) && equalCases(cases, others);
      case ValueType.TupleType(var elements) ->
          found instanceof ValueType.TupleType(var others) && equalAll(elements, others);
      case ValueType.OptionType(var some) ->
          found instanceof ValueType.OptionType(var other) && equal(some, other);
      case ValueType.ResultType(var ok, var error) ->
          found instanceof ValueType.ResultType(var otherOk, var otherError)
              && equal(ok, otherOk)
              && equal(error, otherError);
      case ValueType.MapType(var key, var value) ->
          found instanceof ValueType.MapType(var otherKey, var otherValue)
              && equal(key, otherKey)
              && equal(value, otherValue);
      case ValueType.OwnType(var resource) ->
          found instanceof ValueType.OwnType(var other) && match(resource, other);
      case ValueType.BorrowType(var resource) ->
          found instanceof ValueType.BorrowType(var other) && match(resource, other);
      case ValueType.StreamType(var element) ->
          found instanceof ValueType.StreamType(var other) && equal(element, other);
      case ValueType.FutureType(var element) ->
          found instanceof ValueType.FutureType(var other) && equal(element, other);
    };
  }

  private boolean equalAll(List<ValueType> expected, List<ValueType> found) {
    boolean same = expected.size() == found.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same = equal(expected.get(i), found.get(i));
    }
    return same;
  }

  private boolean equalFields(List<ValueType.Field> expected, List<ValueType.Field> found) {
    boolean same = expected.size() == found.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same =
          expected.get(i).label().equals(found.get(i).label())
              && equal(expected.get(i).type(), found.get(i).type());
    }
    return same;
  }

  private boolean equalCases(List<ValueType.Case> expected, List<ValueType.Case> found) {
    boolean same = expected.size() == found.size();
    for (int i = 0; same && i < expected.size(); i++) {
      same =
          expected.get(i).label().equals(found.get(i).label())
              && equal(expected.get(i).payload(), found.get(i).payload());
    }
    return same;
  }
}
