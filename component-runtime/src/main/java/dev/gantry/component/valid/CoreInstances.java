package dev.gantry.component.valid;

import dev.gantry.component.syntax.Definition.CoreArgument;
import dev.gantry.component.syntax.Definition.CoreInlineExport;
import dev.gantry.component.syntax.Definition.CoreInlineExports;
import dev.gantry.component.syntax.Definition.CoreInstantiate;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.syntax.ExternalType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Validates instances of core modules (Binary.md, Instance Definitions). */
final class CoreInstances {
  private final Context context;
  private final CoreSubtyping subtyping;

  CoreInstances(Context context) {
    this.context = context;
    this.subtyping = new CoreSubtyping(context.coreTypes);
  }

  void add(CoreInstantiate definition) {
    Scope scope = context.current();
    ModuleType module = scope.coreModule(definition.moduleIndex());
    var arguments = new HashMap<String, Map<String, ExternalType>>();
    for (CoreArgument argument : definition.arguments()) {
      Map<String, ExternalType> instance = scope.coreInstance(argument.coreInstanceIndex());
      if (arguments.put(argument.name(), instance) != null) {
        throw new BrokenRule(
            "duplicate module instantiation argument named `%s`".formatted(argument.name()));
      }
    }
    module.imports().forEach((name, needed) -> checkImport(name, needed, arguments));
    scope.addCoreInstance(module.exports());
  }

  private void checkImport(
      ModuleType.ImportName name,
      ExternalType needed,
      Map<String, Map<String, ExternalType>> arguments) {
    Map<String, ExternalType> instance = arguments.get(name.module());
    if (instance == null) {
      throw new BrokenRule(
          "missing module instantiation argument named `%s`".formatted(name.module()));
    }
    ExternalType given = instance.get(name.name());
    if (given == null) {
      throw new BrokenRule(
          "module instantiation argument `%s` does not export an item named `%s`"
              .formatted(name.module(), name.name()));
    }
    BrokenRule.within(
        "type mismatch for export `%s` of module instantiation argument `%s`"
            .formatted(name.name(), name.module()),
        () -> subtyping.check(given, needed));
  }

  void add(CoreInlineExports definition) {
    var exports = new LinkedHashMap<String, ExternalType>();
    for (CoreInlineExport export : definition.exports()) {
      if (exports.put(export.name(), type(export.exported())) != null) {
        throw new BrokenRule(
            "duplicate instantiation export name `%s` already defined".formatted(export.name()));
      }
    }
    context.current().addCoreInstance(exports);
  }

  private ExternalType type(SortIndex exported) {
    Scope scope = context.current();
    int index = exported.index();
    return switch (exported.sort()) {
      case CORE_FUNCTION -> new ExternalType.FunctionImport(scope.coreFunction(index));
      case CORE_TABLE -> scope.coreTable(index);
      case CORE_MEMORY -> scope.coreMemory(index);
      case CORE_GLOBAL -> scope.coreGlobal(index);
      case CORE_TAG -> {
        context.requireExceptions();
        yield new ExternalType.TagType(scope.coreTag(index));
      }
      case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNCTION, VALUE, TYPE, COMPONENT, INSTANCE ->
          throw new AssertionError(exported);
    };
  }
}
