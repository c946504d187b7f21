package dev.gantry.component.valid;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.syntax.ExternalType;

/** Validates aliases (Binary.md, Alias Definitions). */
final class Aliases {
  private final Context context;
  private final Externs externs;

  Aliases(Context context, Externs externs) {
    this.context = context;
    this.externs = externs;
  }

  /** Adds what an alias leads to. */
  void add(Alias alias) {
    switch (alias) {
      case Alias.ExportAlias export -> addExport(export);
      case Alias.CoreExportAlias export -> addCoreExport(export);
      case Alias.OuterAlias outer -> addOuter(outer);
    }
  }

  private void addExport(Alias.ExportAlias alias) {
    if (alias.sort() == Sort.VALUE) {
      context.requireValues();
    }
    int index = alias.instanceIndex();
    ItemType item = context.current().instance(index).exports().get(alias.name());
    if (item == null) {
      throw new BrokenRule("instance %d has no export named `%s`".formatted(index, alias.name()));
    }
    if (sort(item) != alias.sort()) {
      throw new BrokenRule(
          "export `%s` for instance %d is not a %s"
              .formatted(alias.name(), index, text(alias.sort())));
    }
    externs.addToIndexSpace(item, false);
  }

  private static Sort sort(ItemType item) {
    return switch (item) {
      case ItemType.OfModule _ -> Sort.CORE_MODULE;
      case ItemType.OfFunction _ -> Sort.FUNCTION;
      case ItemType.OfValue _ -> Sort.VALUE;
      case ItemType.OfType _ -> Sort.TYPE;
      case ItemType.OfInstance _ -> Sort.INSTANCE;
      case ItemType.OfComponent _ -> Sort.COMPONENT;
    };
  }

  private static String text(Sort sort) {
    return sort == Sort.CORE_MODULE ? "module" : sort.text();
  }

  private void addCoreExport(Alias.CoreExportAlias alias) {
    if (alias.sort() == Sort.CORE_TAG) {
      context.requireExceptions();
    }
    Scope scope = context.current();
    int index = alias.coreInstanceIndex();
    ExternalType type = scope.coreInstance(index).get(alias.name());
    if (type == null) {
      throw new BrokenRule(
          "core instance %d has no export named `%s`".formatted(index, alias.name()));
    }
    if (Sort.of(type.kind()) != alias.sort()) {
      throw new BrokenRule(
          "export `%s` for core instance %d is not a %s"
              .formatted(alias.name(), index, coreText(alias.sort())));
    }
    scope.addCoreItem(type);
  }

  private static String coreText(Sort sort) {
    return sort == Sort.CORE_FUNCTION ? "function" : sort.text().substring("core ".length());
  }

  private void addOuter(Alias.OuterAlias alias) {
    Scope current = context.current();
    Scope outer = context.outer(alias.count());
    switch (alias.sort()) {
      case CORE_MODULE -> current.addCoreModule(outer.coreModule(alias.index()));
      case CORE_TYPE -> current.addCoreType(outer.coreType(alias.index()));
      case COMPONENT -> current.addComponent(outer.component(alias.index()));
      case TYPE -> {
        DefinedItem item = outer.type(alias.index());
        requireClosedAcrossComponents(item, alias.count());
        current.addType(item);
      }
      case CORE_FUNCTION,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_INSTANCE,
          FUNCTION,
          VALUE,
          INSTANCE ->
          throw new AssertionError(alias);
    }
  }

  /** A component must make sense where it does not stand in another. */
  private void requireClosedAcrossComponents(DefinedItem item, int count) {
    if (count == 0) {
      return;
    }
    Scope inside = context.outer(count - 1);
    if (inside.kind == Scope.Kind.COMPONENT && !FreeResources.of(item).isEmpty()) {
      throw new BrokenRule(
          "cannot alias outer type which transitively refers to resources not defined in the"
              + " current component");
    }
  }
}
