package dev.gantry.component.script;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceIdentity;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.Field;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.OwnType;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.VariantType;
import dev.gantry.component.valid.ValueTypes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a function is of the type that is imported.
 *
 * @param neededResources what the slots of the importing component stand for
 * @param actualResources what the slots of the offered function stand for
 */
record FunctionMatching(
    Map<Integer, ResourceIdentity> neededResources,
    Map<Integer, ResourceIdentity> actualResources) {

  void check(FunctionType needed, FunctionType actual) {
    if (needed.async() != actual.async()) {
      throw new Mismatch("type mismatch with async");
    }
    if (needed.parameters().size() != actual.parameters().size()) {
      throw new Mismatch(
          "expected %d-tuple, found %d-tuple"
              .formatted(needed.parameters().size(), actual.parameters().size()));
    }
    if (!sameAll(needed.parameterTypes(), actual.parameterTypes())) {
      throw new Mismatch("type mismatch with parameters");
    }
    if (!same(needed.result(), actual.result())) {
      throw new Mismatch("type mismatch with results");
    }
  }

  private boolean sameAll(List<ValueType> needed, List<ValueType> actual) {
    boolean same = needed.size() == actual.size();
    for (int i = 0; same && i < needed.size(); i++) {
      same = same(needed.get(i), actual.get(i));
    }
    return same;
  }

  private boolean same(Optional<ValueType> needed, Optional<ValueType> actual) {
    return needed.isPresent() == actual.isPresent()
        && (needed.isEmpty() || same(needed.get(), actual.orElseThrow()));
  }

  @SuppressWarnings("ReferenceEquality") // types are compared as graphs, by identity
  private boolean same(ValueType needed, ValueType actual) {
    if (needed == actual) {
      return true;
    }
    if (needed.getClass() != actual.getClass()) {
      return false;
    }
    return switch (needed) {
      case ValueType.Primitive _ -> false;
      case OwnType(var resource) -> same(resource, ((OwnType) actual).resource());
      case BorrowType(var resource) -> same(resource, ((BorrowType) actual).resource());
      case FlagsType _, EnumType _ -> needed.equals(actual);
      case RecordType(var fields) ->
          fields.stream()
                  .map(Field::label)
                  .toList()
                  .equals(((RecordType) actual).fields().stream().map(Field::label).toList())
              && sameParts(needed, actual);
      case VariantType(var cases) -> sameCases(cases, ((VariantType) actual).cases());
      case ResultType(var ok, var error) ->
          same(ok, ((ResultType) actual).ok()) && same(error, ((ResultType) actual).error());
      case FixedListType(_, var length) ->
          length == ((FixedListType) actual).length() && sameParts(needed, actual);
      case ValueType.ErrorContextType _,
          ValueType.ListType _,
          ValueType.StreamType _,
          ValueType.FutureType _,
          ValueType.TupleType _,
          ValueType.OptionType _,
          ValueType.MapType _ ->
          sameParts(needed, actual);
    };
  }

  private boolean sameParts(ValueType needed, ValueType actual) {
    return sameAll(ValueTypes.parts(needed), ValueTypes.parts(actual));
  }

  private boolean sameCases(List<Case> needed, List<Case> actual) {
    boolean same = needed.size() == actual.size();
    for (int i = 0; same && i < needed.size(); i++) {
      same =
          needed.get(i).label().equals(actual.get(i).label())
              && same(needed.get(i).payload(), actual.get(i).payload());
    }
    return same;
  }

  private boolean same(ResourceType needed, ResourceType actual) {
    ResourceIdentity identity = neededResources.get(needed.slot());
    return identity != null && Objects.equals(identity, actualResources.get(actual.slot()));
  }
}
