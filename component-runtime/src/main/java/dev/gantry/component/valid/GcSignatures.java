package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.syntax.CanonOption.StringEncoding;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.StorageType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The core types of functions whose values are garbage-collected objects (the option {@code gc}).
 *
 * <p>No document describes them yet; the rules are those of the reference tools.
 */
final class GcSignatures {
  private final Context context;
  private final StringEncoding encoding;

  /** What has been compared: types that share their parts are large as trees. */
  private final Set<Pair> compared = new HashSet<>();

  /** A type, told by its identity, and the core type it has. */
  private record Pair(ValueType type, StorageType core) {
    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof Pair(var otherType, var otherCore)
          && isSame(type, otherType)
          && core.equals(otherCore);
    }

    @SuppressWarnings("ReferenceEquality") // hashing by value would walk the tree
    private static boolean isSame(ValueType one, ValueType other) {
      return one == other;
    }

    @Override
    public int hashCode() {
      return 31 * System.identityHashCode(type) + core.hashCode();
    }
  }

  GcSignatures(Context context, CheckedOptions options) {
    this.context = context;
    this.encoding =
        options.options().options().stream()
            .flatMap(
                option ->
                    option instanceof StringEncoding chosen ? Stream.of(chosen) : Stream.empty())
            .findFirst()
            .orElse(StringEncoding.UTF8);
  }

  /** Checks that a function has a core type when it is lifted or lowered. */
  void check(FunctionType type, CompositeType.FunctionType core) {
    int parameterCount = type.parameters().size();
    if (core.parameters().size() != parameterCount) {
      throw new BrokenRule(
          "declared `core-type` has %d parameters, but component function has %d parameters"
              .formatted(core.parameters().size(), parameterCount));
    }
    for (int i = 0; i < parameterCount; i++) {
      check(type.parameters().get(i).type(), core.parameters().get(i), false);
    }
    int resultCount = type.result().isPresent() ? 1 : 0;
    if (core.results().size() != resultCount) {
      throw new BrokenRule(
          "declared `core-type` has %d results, but component function has %d results"
              .formatted(core.results().size(), resultCount));
    }
    type.result().ifPresent(result -> check(result, core.results().getFirst(), false));
  }

  private void check(ValueType type, StorageType core, boolean isField) {
    if (!compared.add(new Pair(type, core))) {
      return;
    }
    switch (type) {
      case ValueType.Primitive primitive -> checkPrimitive(primitive, core, isField);
      case ValueType.RecordType(var fields) ->
          checkProduct("record", fields.stream().map(ValueType.Field::type).toList(), core);
      case ValueType.TupleType(var elements) -> checkProduct("tuple", elements, core);
      case ValueType.VariantType _ -> checkSum("variant", core);
      case ValueType.OptionType _ -> checkSum("option", core);
      case ValueType.ResultType _ -> checkSum("result", core);
      case ValueType.ListType(var element) -> checkList(element, core);
      case ValueType.FixedListType(var element, _) -> checkList(element, core);
      case ValueType.MapType _ ->
          throw new BrokenRule("GC lowering for component `map` type is not yet implemented");
      case ValueType.FlagsType _ -> requireNumber("flags", NumberType.I32, core);
      case ValueType.EnumType _ -> requireNumber("enum", NumberType.I32, core);
      case ValueType.OwnType _ -> requireExternal("own", core);
      case ValueType.BorrowType _ -> requireExternal("borrow", core);
      case ValueType.FutureType _ -> requireExternal("future", core);
      case ValueType.StreamType _ -> requireExternal("stream", core);
      case ValueType.ErrorContextType _ -> requireExternal("error-context", core);
    }
  }

  private void checkPrimitive(ValueType.Primitive type, StorageType core, boolean isField) {
    String name = type.name().toLowerCase(Locale.ROOT);
    switch (type) {
      case BOOL, S8, U8 -> requirePacked(name, StorageType.Packed.I8, core, isField);
      case S16, U16 -> requirePacked(name, StorageType.Packed.I16, core, isField);
      case S32, U32, CHAR -> requireNumber(name, NumberType.I32, core);
      case S64, U64 -> requireNumber(name, NumberType.I64, core);
      case F32 -> requireNumber(name, NumberType.F32, core);
      case F64 -> requireNumber(name, NumberType.F64, core);
      case STRING -> {
        var unit =
            encoding == StringEncoding.UTF16 ? StorageType.Packed.I16 : StorageType.Packed.I8;
        if (!(composite(core) instanceof CompositeType.ArrayType(var element))
            || !element.storage().equals(unit)) {
          throw mismatch(name, "(ref null? (array (mut? %s)))".formatted(unit.text()), core);
        }
      }
    }
  }

  private static void requirePacked(
      String name, StorageType.Packed packed, StorageType core, boolean isField) {
    StorageType needed = isField ? packed : NumberType.I32;
    if (!core.equals(needed)) {
      throw mismatch(name, text(needed), core);
    }
  }

  private static void requireNumber(String name, NumberType number, StorageType core) {
    if (!core.equals(number)) {
      throw mismatch(name, number.text(), core);
    }
  }

  private static void requireExternal(String name, StorageType core) {
    if (!(core instanceof ReferenceType(_, var heapType)) || heapType != HeapType.Abstract.EXTERN) {
      throw new BrokenRule(
          "expected to lower component `%s` type into core `(ref null? extern)` type, but found `%s`"
              .formatted(name, text(core)));
    }
  }

  private void checkList(ValueType element, StorageType core) {
    if (!(composite(core) instanceof CompositeType.ArrayType(var coreElement))) {
      throw new BrokenRule(
          "expected to lower component `list` type into `(ref null? (array ...))`, but found `%s`"
              .formatted(text(core)));
    }
    check(element, coreElement.storage(), true);
  }

  private void checkProduct(String kind, List<ValueType> parts, StorageType core) {
    if (!(composite(core) instanceof CompositeType.StructType(var fields))) {
      throw new BrokenRule(
          ("expected to lower component `%s` type to core `(ref null? (struct ...))`, but found"
                  + " `%s`")
              .formatted(kind, text(core)));
    }
    if (fields.size() != parts.size()) {
      throw new BrokenRule(
          "core `struct` has %d fields, but component `%s` has %d fields"
              .formatted(fields.size(), kind, parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      check(parts.get(i), fields.get(i).storage(), true);
    }
  }

  private void checkSum(String kind, StorageType core) {
    if (!(composite(core) instanceof CompositeType.StructType(var fields)) || !fields.isEmpty()) {
      throw new BrokenRule(
          "expected to lower component `%s` type to core `(ref null? (struct))`, but found `%s`"
              .formatted(kind, text(core)));
    }
  }

  /** What a reference points to; functions stand for all that values are never lowered to. */
  private CompositeType composite(StorageType core) {
    return core instanceof ReferenceType(_, HeapType.Defined(int number))
        ? context.coreTypes.get(number).composite()
        : new CompositeType.FunctionType(List.of(), List.of());
  }

  private static BrokenRule mismatch(String name, String expected, StorageType core) {
    return new BrokenRule(
        "expected to lower component `%s` type to core `%s` type, found `%s`"
            .formatted(name, expected, text(core)));
  }

  private static String text(StorageType type) {
    return switch (type) {
      case StorageType.Packed packed -> packed.text();
      case dev.gantry.engine.syntax.ValueType value -> value.text();
    };
  }
}
