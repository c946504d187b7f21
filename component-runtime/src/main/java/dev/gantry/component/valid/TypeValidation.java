package dev.gantry.component.valid;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ValueType.NumberType;
import java.util.List;
import java.util.Optional;

/** Validates type definitions (Binary.md, Type Definitions). */
final class TypeValidation {
  private final Context context;
  private final ValueTypeValidation valueTypes;
  private final Externs externs;
  private final CoreTypeValidation coreTypes;
  private final Aliases aliases;

  TypeValidation(
      Context context,
      ValueTypeValidation valueTypes,
      Externs externs,
      CoreTypeValidation coreTypes,
      Aliases aliases) {
    this.context = context;
    this.valueTypes = valueTypes;
    this.externs = externs;
    this.coreTypes = coreTypes;
    this.aliases = aliases;
  }

  /** Adds a type to the current scope. */
  void add(DefinedType definition, int position) {
    context.current().addType(item(definition, position));
  }

  void addCore(CoreType type) {
    coreTypes.add(type);
  }

  private DefinedItem item(DefinedType definition, int position) {
    return switch (definition) {
      case DefinedType.OfValues values -> new DefinedItem.OfValues(valueTypes.define(values));
      case DefinedType.FunctionDefinition function ->
          new DefinedItem.OfFunctions(valueTypes.function(function));
      case DefinedType.ComponentDefinition(var declarators) ->
          new DefinedItem.OfComponents(component(declarators));
      case DefinedType.InstanceDefinition(var declarators) ->
          new DefinedItem.OfInstances(instance(declarators));
      case DefinedType.ResourceDefinition resource -> resource(resource, position);
    };
  }

  private DefinedItem resource(DefinedType.ResourceDefinition definition, int position) {
    Scope scope = context.current();
    if (scope.kind != Scope.Kind.COMPONENT) {
      throw new BrokenRule("resources can only be defined within a concrete component");
    }
    if (definition.representation() == NumberType.I64) {
      context.require(
          ComponentFeature.MEMORY64,
          "resources with `i64` require the `cm64` feature to be enabled");
    } else if (definition.representation() != NumberType.I32) {
      throw new BrokenRule("resources can only be represented by `i32` or `i64`");
    }
    definition
        .destructor()
        .ifPresent(
            destructor -> {
              CompositeType.FunctionType type =
                  context.coreTypes.function(scope.coreFunction(destructor));
              if (!type.parameters().equals(List.of(definition.representation()))
                  || !type.results().isEmpty()) {
                throw new BrokenRule(
                    "core function %d has wrong signature for a destructor".formatted(destructor));
              }
            });
    var fresh = context.freshResource();
    scope.definedResources.put(fresh.slot(), Optional.of(definition.representation()));
    scope.slots.add(new ResourceSlot(fresh.slot(), position, List.of()));
    return new DefinedItem.OfResources(fresh);
  }

  private ComponentType component(List<Declarator> declarators) {
    return externs.finish(declare(declarators, Scope.Kind.COMPONENT_TYPE));
  }

  private InstanceType instance(List<Declarator> declarators) {
    Scope scope = declare(declarators, Scope.Kind.INSTANCE_TYPE);
    return context.infos.put(
        new InstanceType(
            scope.exports.items(), scope.definedResources.keySet(), scope.explicitResources),
        scope.info());
  }

  private Scope declare(List<Declarator> declarators, Scope.Kind kind) {
    var scope = new Scope(kind);
    context.scopes.add(scope);
    for (Declarator declarator : declarators) {
      declare(declarator);
    }
    context.scopes.removeLast();
    return scope;
  }

  private void declare(Declarator declarator) {
    switch (declarator) {
      case Declarator.CoreTypeDeclarator(var type) -> addCore(type);
      case Declarator.TypeDeclarator(var type) -> add(type, 0);
      case Declarator.AliasDeclarator(var alias) -> {
        requireTypeAlias(alias);
        aliases.add(alias);
      }
      case Declarator.ImportDeclarator(var name, var type) -> externs.addImport(name, type, 0);
      case Declarator.ExportDeclarator(var name, var type) ->
          externs.addExport(name, externs.type(type), 0);
    }
  }

  private static void requireTypeAlias(Alias alias) {
    boolean allowed =
        switch (alias) {
          case Alias.ExportAlias(var sort, _, _) -> sort == Sort.TYPE || sort == Sort.INSTANCE;
          case Alias.OuterAlias(var sort, _, _) -> sort == Sort.TYPE || sort == Sort.CORE_TYPE;
          case Alias.CoreExportAlias _ -> false;
        };
    if (!allowed) {
      throw new BrokenRule(
          "aliases in a component or instance type may only refer to types or instances");
    }
  }
}
