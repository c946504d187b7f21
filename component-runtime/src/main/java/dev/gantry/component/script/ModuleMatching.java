package dev.gantry.component.script;

import dev.gantry.component.valid.CoreTypes;
import dev.gantry.component.valid.ModuleType;
import dev.gantry.engine.AbstractHeapType;
import dev.gantry.engine.FunctionType;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.Module;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.TagType;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Whether a module is of the type that is imported. */
final class ModuleMatching {
  private ModuleMatching() {}

  /**
   * The type of what modules import and export, in a form that does not depend on who defines it.
   *
   * @param text all of it but the limits
   * @param minimum of a table or memory
   */
  private record Described(
      String kind, String text, long minimum, OptionalLong maximum, boolean hasLimits) {
    Described(String kind, String text) {
      this(kind, text, 0, OptionalLong.empty(), false);
    }

    boolean fits(Described needed) {
      return text.equals(needed.text)
          && (!hasLimits
              || (minimum >= needed.minimum
                  && (needed.maximum.isEmpty()
                      || (maximum.isPresent()
                          && maximum.getAsLong() <= needed.maximum.getAsLong()))));
    }
  }

  static void check(ModuleType needed, Module actual) {
    needed
        .exports()
        .forEach(
            (name, type) -> {
              Described offered =
                  actual.exports().stream()
                      .filter(export -> export.name().equals(name))
                      .map(export -> describe(export.type()))
                      .findFirst()
                      .orElseThrow(
                          () -> new Mismatch("module export `%s` not defined".formatted(name)));
              check(
                  describe(type, needed.types()),
                  offered,
                  "module export `%s` has the wrong type".formatted(name));
            });
    for (Module.Import imported : actual.imports()) {
      String name = "`%s::%s`".formatted(imported.module(), imported.name());
      ExternalType given =
          Optional.ofNullable(
                  needed
                      .imports()
                      .get(new ModuleType.ImportName(imported.module(), imported.name())))
              .orElseThrow(() -> new Mismatch("module import %s not defined".formatted(name)));
      check(
          describe(imported.type()),
          describe(given, needed.types()),
          "module import %s has the wrong type".formatted(name));
    }
  }

  private static void check(Described needed, Described offered, String context) {
    if (!needed.kind().equals(offered.kind())) {
      throw new Mismatch("expected %s found %s".formatted(needed.kind(), offered.kind()))
          .within(context);
    }
    if (!offered.fits(needed)) {
      throw new Mismatch(
              "expected type `%s`, found type `%s`".formatted(needed.text(), offered.text()))
          .within(context);
    }
  }

  private static Described describe(dev.gantry.engine.ExternalType type) {
    return switch (type) {
      case FunctionType function -> new Described("func", text(function));
      case TagType(var function) -> new Described("tag", text(function));
      case GlobalType(var content, var mutable) ->
          new Described("global", mutable ? "(mut %s)".formatted(text(content)) : text(content));
      case TableType table ->
          new Described(
              "table",
              "%s %s".formatted(table.address64(), text(table.elementType())),
              table.minimum(),
              table.maximum(),
              true);
      case MemoryType memory ->
          new Described(
              "memory",
              "%s %s %d"
                  .formatted(memory.address64(), memory.shared(), memory.pageByteLengthLog2()),
              memory.minimumPages(),
              memory.maximumPages(),
              true);
    };
  }

  private static Described describe(ExternalType type, CoreTypes types) {
    return switch (type) {
      case ExternalType.FunctionImport(int number) ->
          new Described("func", text(types.function(number)));
      case ExternalType.TagType(int number) -> new Described("tag", text(types.function(number)));
      case ExternalType.GlobalType(var content, var mutable) ->
          new Described("global", mutable ? "(mut %s)".formatted(content.text()) : content.text());
      case ExternalType.TableType(var addressType, var limits, var element) ->
          new Described(
              "table",
              "%s %s".formatted(addressType == AddressType.I64, element.text()),
              limits.minimum(),
              limits.maximum(),
              true);
      case ExternalType.MemoryType memory ->
          new Described(
              "memory",
              "%s %s %d"
                  .formatted(
                      memory.addressType() == AddressType.I64,
                      memory.shared(),
                      memory.pageByteLengthLog2()),
              memory.limits().minimum(),
              memory.limits().maximum(),
              true);
    };
  }

  private static String text(FunctionType type) {
    return "(func%s%s)"
        .formatted(
            list("param", type.parameters().stream().map(ModuleMatching::text).toList()),
            list("result", type.results().stream().map(ModuleMatching::text).toList()));
  }

  private static String text(CompositeType.FunctionType type) {
    return "(func%s%s)"
        .formatted(
            list(
                "param",
                type.parameters().stream().map(dev.gantry.engine.syntax.ValueType::text).toList()),
            list(
                "result",
                type.results().stream().map(dev.gantry.engine.syntax.ValueType::text).toList()));
  }

  private static String list(String keyword, List<String> types) {
    return types.isEmpty()
        ? ""
        : types.stream().collect(Collectors.joining(" ", " (" + keyword + " ", ")"));
  }

  private static String text(ValueType type) {
    return switch (type) {
      case NumberType number -> number.name().toLowerCase(Locale.ROOT);
      case ReferenceType(var nullable, AbstractHeapType heap) ->
          nullable
              ? heap.name().toLowerCase(Locale.ROOT) + "ref"
              : "(ref %s)".formatted(heap.name().toLowerCase(Locale.ROOT));
      case ReferenceType reference -> reference.toString();
    };
  }
}
