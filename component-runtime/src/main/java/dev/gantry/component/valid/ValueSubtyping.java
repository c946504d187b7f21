package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.abi.ValueType.BorrowType;
import dev.gantry.abi.ValueType.Case;
import dev.gantry.abi.ValueType.EnumType;
import dev.gantry.abi.ValueType.ErrorContextType;
import dev.gantry.abi.ValueType.Field;
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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a value or function can stand for another.
 *
 * <p>Types must be equal in structure: the reference tools allow no more yet, since callers and
 * callees would otherwise have to agree on how to convert.
 */
final class ValueSubtyping {

  // Pairs that have been found equal, by identity: types are graphs, and trees would be too large.
  private final IdentityHashMap<ValueType, Set<ValueType>> equal = new IdentityHashMap<>();

  void check(FunctionType actual, FunctionType expected) {
    if (actual.async() != expected.async()) {
      throw new BrokenRule(
          "expected %s function, found %s function"
              .formatted(asyncText(actual.async()), asyncText(expected.async())));
    }
    int count = actual.parameters().size();
    if (count != expected.parameters().size()) {
      throw new BrokenRule(
          "expected %d parameters, found %d".formatted(expected.parameters().size(), count));
    }
    for (int i = 0; i < count; i++) {
      FunctionType.Parameter given = actual.parameters().get(i);
      FunctionType.Parameter needed = expected.parameters().get(i);
      if (!sameLabel(given.label(), needed.label())) {
        throw new BrokenRule(
            "expected parameter named `%s`, found `%s`".formatted(needed.label(), given.label()));
      }
      BrokenRule.within(
          "type mismatch in function parameter `%s`".formatted(given.label()),
          () -> check(given.type(), needed.type()));
    }
    checkOptional(
        actual.result(),
        expected.result(),
        "type mismatch with result type",
        "expected a result, found none",
        "expected no result, found one");
  }

  private static String asyncText(boolean async) {
    return async ? "async" : "sync";
  }

  /** {@return whether labels are one name, which the case of letters does not change} */
  private static boolean sameLabel(String a, String b) {
    return a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT));
  }

  @SuppressWarnings("ReferenceEquality") // types are compared as graphs, by identity
  void check(ValueType actual, ValueType expected) {
    if (actual == expected) {
      return;
    }
    Set<ValueType> known =
        equal.computeIfAbsent(actual, _ -> Collections.newSetFromMap(new IdentityHashMap<>()));
    if (known.contains(expected)) {
      return;
    }
    compare(actual, expected);
    known.add(expected);
  }

  private void compare(ValueType actual, ValueType expected) {
    switch (actual) {
      case Primitive _, ErrorContextType _ -> comparePrimitive(actual, expected);
      case RecordType(var fields) when expected instanceof RecordType(var others) ->
          compareFields(fields, others);
      case VariantType(var cases) when expected instanceof VariantType(var others) ->
          compareCases(cases, others);
      case ListType(var element) when expected instanceof ListType(var other) ->
          check(element, other);
      case FixedListType(var element, var length)
          when expected instanceof FixedListType(var other, var otherLength) -> {
        if (length != otherLength) {
          throw new BrokenRule(
              "expected fixed-length %d, found size %d".formatted(otherLength, length));
        }
        check(element, other);
      }
      case TupleType(var elements) when expected instanceof TupleType(var others) ->
          compareTuples(elements, others);
      case FlagsType(var labels) when expected instanceof FlagsType(var others) ->
          compareLabels(labels, others, "flags");
      case EnumType(var labels) when expected instanceof EnumType(var others) ->
          compareLabels(labels, others, "enum");
      case OptionType(var some) when expected instanceof OptionType(var other) ->
          check(some, other);
      case ResultType(var ok, var error)
          when expected instanceof ResultType(var otherOk, var otherError) -> {
        checkOptional(ok, otherOk, "ok");
        checkOptional(error, otherError, "err");
      }
      case OwnType(var resource) when expected instanceof OwnType(var other) ->
          compareResources(resource, other);
      case BorrowType(var resource) when expected instanceof BorrowType(var other) ->
          compareResources(resource, other);
      case StreamType(var element) when expected instanceof StreamType(var other) ->
          checkElement(element, other, "stream");
      case FutureType(var element) when expected instanceof FutureType(var other) ->
          checkElement(element, other, "future");
      case MapType(var key, var value)
          when expected instanceof MapType(var otherKey, var other) -> {
        BrokenRule.within("type mismatch in map key", () -> check(key, otherKey));
        BrokenRule.within("type mismatch in map value", () -> check(value, other));
      }
      case RecordType _,
          VariantType _,
          ListType _,
          FixedListType _,
          TupleType _,
          FlagsType _,
          EnumType _,
          OptionType _,
          ResultType _,
          OwnType _,
          BorrowType _,
          StreamType _,
          FutureType _,
          MapType _ ->
          throw new BrokenRule(
              "expected %s, found %s"
                  .formatted(ValueTypes.text(expected), ValueTypes.text(actual)));
    }
  }

  @SuppressWarnings("ReferenceEquality") // primitive types are constants
  private static void comparePrimitive(ValueType actual, ValueType expected) {
    if (!(expected instanceof Primitive) && !(expected instanceof ErrorContextType)) {
      throw new BrokenRule(
          "expected %s, found %s".formatted(ValueTypes.text(expected), ValueTypes.text(actual)));
    }
    if (actual != expected) {
      throw new BrokenRule(
          "expected primitive `%s` found primitive `%s`"
              .formatted(ValueTypes.text(expected), ValueTypes.text(actual)));
    }
  }

  private void compareFields(List<Field> actual, List<Field> expected) {
    requireCount(actual, expected, "fields");
    for (int i = 0; i < actual.size(); i++) {
      Field given = actual.get(i);
      Field needed = expected.get(i);
      if (!sameLabel(given.label(), needed.label())) {
        throw new BrokenRule(
            "expected field name `%s`, found `%s`".formatted(needed.label(), given.label()));
      }
      BrokenRule.within(
          "type mismatch in record field `%s`".formatted(given.label()),
          () -> check(given.type(), needed.type()));
    }
  }

  private void compareCases(List<Case> actual, List<Case> expected) {
    requireCount(actual, expected, "cases");
    for (int i = 0; i < actual.size(); i++) {
      Case given = actual.get(i);
      Case needed = expected.get(i);
      if (!sameLabel(given.label(), needed.label())) {
        throw new BrokenRule(
            "expected case named `%s`, found `%s`".formatted(needed.label(), given.label()));
      }
      checkOptional(
          given.payload(),
          needed.payload(),
          "type mismatch in variant case `%s`".formatted(given.label()),
          "expected case `%s` to have no type".formatted(given.label()),
          "expected case `%s` to have a type, found none".formatted(given.label()));
    }
  }

  private void compareTuples(List<ValueType> actual, List<ValueType> expected) {
    requireCount(actual, expected, "types");
    for (int i = 0; i < actual.size(); i++) {
      ValueType given = actual.get(i);
      ValueType needed = expected.get(i);
      BrokenRule.within("type mismatch in tuple field " + i, () -> check(given, needed));
    }
  }

  private static void requireCount(List<?> actual, List<?> expected, String what) {
    if (actual.size() != expected.size()) {
      throw new BrokenRule(
          "expected %d %s, found %d".formatted(expected.size(), what, actual.size()));
    }
  }

  private static void compareLabels(List<String> actual, List<String> expected, String what) {
    boolean same = actual.size() == expected.size();
    for (int i = 0; same && i < actual.size(); i++) {
      same = sameLabel(actual.get(i), expected.get(i));
    }
    if (!same) {
      throw new BrokenRule("mismatch in %s elements".formatted(what));
    }
  }

  private static void compareResources(ResourceType actual, ResourceType expected) {
    if (actual.slot() != expected.slot()) {
      throw new BrokenRule("resource types are not the same");
    }
  }

  private void checkOptional(
      Optional<ValueType> actual, Optional<ValueType> expected, String what) {
    checkOptional(
        actual,
        expected,
        "type mismatch in %s variant".formatted(what),
        "expected %s type to not be present".formatted(what),
        "expected %s type, but found none".formatted(what));
  }

  private void checkElement(Optional<ValueType> actual, Optional<ValueType> expected, String what) {
    checkOptional(
        actual,
        expected,
        "type mismatch in " + what,
        "expected %s type to not be present".formatted(what),
        "expected %s type, but found none".formatted(what));
  }

  private void checkOptional(
      Optional<ValueType> actual,
      Optional<ValueType> expected,
      String mismatch,
      String unexpected,
      String missing) {
    if (actual.isPresent() && expected.isPresent()) {
      BrokenRule.within(mismatch, () -> check(actual.get(), expected.get()));
    } else if (actual.isPresent()) {
      throw new BrokenRule(unexpected);
    } else if (expected.isPresent()) {
      throw new BrokenRule(missing);
    }
  }
}
