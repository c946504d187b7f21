package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.ErrorContextType;
import dev.gantry.abi.ValueType.FixedListType;
import dev.gantry.abi.ValueType.FlagsType;
import dev.gantry.abi.ValueType.FutureType;
import dev.gantry.abi.ValueType.ListType;
import dev.gantry.abi.ValueType.MapType;
import dev.gantry.abi.ValueType.OptionType;
import dev.gantry.abi.ValueType.OwnType;
import dev.gantry.abi.ValueType.Primitive;
import dev.gantry.abi.ValueType.RecordType;
import dev.gantry.abi.ValueType.ResultType;
import dev.gantry.abi.ValueType.StreamType;
import dev.gantry.abi.ValueType.TupleType;
import dev.gantry.abi.ValueType.VariantType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The types that have a name which the outside can see (Explainer.md, External Visibility of
 * Types).
 */
final class NamedTypes {
  private final Set<Object> named = Collections.newSetFromMap(new IdentityHashMap<>());

  // A type that passed will pass again: names are only ever added.
  private final Set<Object> visible = Collections.newSetFromMap(new IdentityHashMap<>());

  void add(DefinedItem item) {
    switch (item) {
      case DefinedItem.OfValues(var type) -> named.add(type);
      case DefinedItem.OfResources(var type) -> named.add(type);
      case DefinedItem.OfFunctions _, DefinedItem.OfInstances _, DefinedItem.OfComponents _ -> {}
    }
  }

  /** {@return whether everything that an item, about to get a name, refers to has one} */
  boolean areAllNamedIn(DefinedItem item) {
    return switch (item) {
      case DefinedItem.OfResources _, DefinedItem.OfComponents _ -> true;
      case DefinedItem.OfValues(var type) -> arePartsNamed(type);
      case DefinedItem.OfFunctions(var type) -> areAllNamedIn(type);
      case DefinedItem.OfInstances(var type) -> areAllNamedIn(type);
    };
  }

  private boolean areAllNamedIn(InstanceType type) {
    if (visible.contains(type)) {
      return true;
    }
    boolean all = type.exports().values().stream().allMatch(this::isNamedInInstance);
    if (all) {
      visible.add(type);
    }
    return all;
  }

  private boolean isNamedInInstance(ItemType item) {
    return switch (item) {
      case ItemType.OfModule _, ItemType.OfComponent _ -> true;
      case ItemType.OfFunction(var type) -> areAllNamedIn(type);
      case ItemType.OfType(var created, _) -> areAllNamedIn(created);
      case ItemType.OfValue(var type) -> arePartsNamed(type);
      case ItemType.OfInstance(var type) -> areAllNamedIn(type);
    };
  }

  boolean areAllNamedIn(FunctionType type) {
    return ValueTypes.parts(type).stream().allMatch(this::isVisible);
  }

  /** {@return whether the type may be used where only types with names are seen} */
  boolean isVisible(ValueType type) {
    return switch (type) {
      case Primitive _, ErrorContextType _ -> true;
      case FlagsType _, EnumType _, RecordType _, VariantType _ -> named.contains(type);
      case TupleType _,
          ResultType _,
          ListType _,
          FixedListType _,
          OptionType _,
          MapType _,
          OwnType _,
          BorrowType _,
          StreamType _,
          FutureType _ ->
          arePartsNamed(type);
    };
  }

  private boolean arePartsNamed(ValueType type) {
    if (visible.contains(type)) {
      return true;
    }
    boolean all =
        switch (type) {
          case OwnType(var resource) -> named.contains(resource);
          case BorrowType(var resource) -> named.contains(resource);
          default -> ValueTypes.parts(type).stream().allMatch(this::isVisible);
        };
    if (all) {
      visible.add(type);
    }
    return all;
  }
}
