package dev.gantry.component.valid;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** Whether what one core module exports is what another imports (core 3.3.15). */
final class CoreSubtyping {
  private final CoreTypes types;

  CoreSubtyping(CoreTypes types) {
    this.types = types;
  }

  /** Checks that a module can stand for another. */
  void check(ModuleType actual, ModuleType expected) {
    actual
        .imports()
        .forEach(
            (name, needed) -> {
              ExternalType given = expected.imports().get(name);
              String text = "`%s::%s`".formatted(name.module(), name.name());
              if (given == null) {
                throw new BrokenRule("missing expected import " + text);
              }
              BrokenRule.within("type mismatch in import " + text, () -> check(given, needed));
            });
    expected
        .exports()
        .forEach(
            (name, needed) -> {
              ExternalType given = actual.exports().get(name);
              if (given == null) {
                throw new BrokenRule("missing expected export `%s`".formatted(name));
              }
              BrokenRule.within(
                  "type mismatch in export `%s`".formatted(name), () -> check(given, needed));
            });
  }

  /** Checks that something can be imported as something else. */
  void check(ExternalType actual, ExternalType expected) {
    if (actual.kind() != expected.kind()) {
      throw new BrokenRule(
          "expected %s, found %s".formatted(expected.kind().text(), actual.kind().text()));
    }
    switch (actual) {
      case ExternalType.FunctionImport(int number) ->
          checkFunction(number, ((ExternalType.FunctionImport) expected).typeIndex());
      case ExternalType.TagType(int number) ->
          checkFunction(number, ((ExternalType.TagType) expected).typeIndex());
      case ExternalType.TableType table -> check(table, (ExternalType.TableType) expected);
      case ExternalType.MemoryType memory -> check(memory, (ExternalType.MemoryType) expected);
      case ExternalType.GlobalType global -> check(global, (ExternalType.GlobalType) expected);
    }
  }

  private void checkFunction(int actual, int expected) {
    if (!types.isSubtype(actual, expected)) {
      throw new BrokenRule("expected: %s\nfound:    %s".formatted(text(expected), text(actual)));
    }
  }

  static void check(ExternalType.TableType actual, ExternalType.TableType expected) {
    if (!actual.elementType().equals(expected.elementType())) {
      throw new BrokenRule(
          "expected table element type %s, found %s"
              .formatted(expected.elementType().text(), actual.elementType().text()));
    }
    if (actual.addressType() != expected.addressType()
        || !fits(actual.limits(), expected.limits())) {
      throw new BrokenRule("mismatch in table limits");
    }
  }

  static void check(ExternalType.MemoryType actual, ExternalType.MemoryType expected) {
    if (actual.shared() != expected.shared()) {
      throw new BrokenRule("mismatch in the shared flag for memories");
    }
    if (actual.addressType() != expected.addressType()) {
      throw new BrokenRule("mismatch in index type used for memories");
    }
    if (actual.pageByteLengthLog2() != expected.pageByteLengthLog2()) {
      throw new BrokenRule("mismatch in page size for memories");
    }
    if (!fits(actual.limits(), expected.limits())) {
      throw new BrokenRule("mismatch in memory limits");
    }
  }

  private static void check(ExternalType.GlobalType actual, ExternalType.GlobalType expected) {
    if (actual.mutable() != expected.mutable()) {
      throw new BrokenRule("global types differ in mutability");
    }
    if (!actual.type().equals(expected.type())) {
      throw new BrokenRule(
          "expected global type %s, found %s"
              .formatted(expected.type().text(), actual.type().text()));
    }
  }

  private static boolean fits(Limits actual, Limits expected) {
    if (Long.compareUnsigned(actual.minimum(), expected.minimum()) < 0) {
      return false;
    }
    return expected.maximum().isEmpty()
        || (actual.maximum().isPresent()
            && Long.compareUnsigned(actual.maximum().getAsLong(), expected.maximum().getAsLong())
                <= 0);
  }

  private String text(int number) {
    SubType type = types.get(number);
    return switch (type.composite()) {
      case CompositeType.FunctionType(var parameters, var results) ->
          "(func%s%s)".formatted(list("param", parameters), list("result", results));
      case CompositeType.StructType _ -> "(struct ...)";
      case CompositeType.ArrayType _ -> "(array ...)";
    };
  }

  private static String list(String keyword, List<ValueType> types) {
    return types.isEmpty()
        ? ""
        : types.stream()
            .map(ValueType::text)
            .collect(Collectors.joining(" ", " (" + keyword + " ", ")"));
  }
}
