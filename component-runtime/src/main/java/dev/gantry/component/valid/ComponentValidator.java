package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.IndexSpaces;
import dev.gantry.component.values.ConstantValue;
import dev.gantry.component.values.MalformedValueException;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Validates components: every definition in order, with what the ones before it have added.
 *
 * <p>The time and memory that this takes are bounded by the size of the binary times that of the
 * types in it, which in turn are limited: types that share parts are never walked as trees.
 */
public final class ComponentValidator {
  private final Context context;
  private final ValueTypeValidation valueTypes;
  private final Externs externs;
  private final CoreTypeValidation coreTypes;
  private final Aliases aliases;
  private final TypeValidation types;
  private final CoreInstances coreInstances;
  private final Instances instances;
  private final CanonValidation canons;

  private final ModuleReader modules;

  /** Reads core modules. */
  @FunctionalInterface
  public interface ModuleReader {

    /**
     * {@return a module, decoded and found valid}
     *
     * @throws MalformedException if the bytes encode none
     * @throws InvalidException if it breaks a rule
     */
    ModuleSyntax read(Bytes binary, Features features);
  }

  private ComponentValidator(
      ComponentFeatures features, Features coreFeatures, ModuleReader modules) {
    this.modules = modules;
    this.context = new Context(features, coreFeatures);
    this.valueTypes = new ValueTypeValidation(context);
    this.externs = new Externs(context, valueTypes);
    this.coreTypes = new CoreTypeValidation(context);
    this.aliases = new Aliases(context, externs);
    this.types = new TypeValidation(context, valueTypes, externs, coreTypes, aliases);
    this.coreInstances = new CoreInstances(context);
    this.instances = new Instances(context);
    this.canons = new CanonValidation(context, valueTypes);
  }

  /**
   * {@return the component with the types of everything in it}
   *
   * @param coreFeatures what its core modules may use
   * @throws InvalidComponentException if it breaks a rule
   * @throws MalformedComponentException if one of its core modules does not follow the grammar
   */
  public static ValidComponent validate(
      ComponentSyntax component, ComponentFeatures features, Features coreFeatures) {
    return validate(component, features, coreFeatures, CoreModules::validate);
  }

  /**
   * {@return the same, with core modules that somebody else decodes and validates}
   *
   * @param modules asked once for each core module, in their order
   * @throws InvalidComponentException if the component or one of its modules breaks a rule
   * @throws MalformedComponentException if one of its core modules does not follow the grammar
   */
  public static ValidComponent validate(
      ComponentSyntax component,
      ComponentFeatures features,
      Features coreFeatures,
      ModuleReader modules) {
    return new ComponentValidator(features, coreFeatures, CoreModules.reader(modules))
        .component(component);
  }

  /**
   * {@return the same, for those who look at types only: core modules may be invalid}
   *
   * @throws InvalidComponentException if the component breaks a rule
   * @throws MalformedComponentException if one of its core modules does not follow the grammar
   */
  public static ValidComponent validateTypes(
      ComponentSyntax component, ComponentFeatures features) {
    return new ComponentValidator(features, Features.ALL, CoreModules.reader(ModuleDecoder::decode))
        .component(component);
  }

  private ValidComponent component(ComponentSyntax syntax) {
    var scope = new Scope(Scope.Kind.COMPONENT);
    context.scopes.add(scope);
    var nested = new HashMap<Integer, ValidComponent>();
    var decoded = new HashMap<Integer, ModuleSyntax>();
    for (int position = 0; position < syntax.definitions().size(); position++) {
      long offset = syntax.offsets().get(position);
      Definition definition = syntax.definitions().get(position);
      try {
        define(definition, position, nested, decoded);
      } catch (BrokenRule broken) {
        throw InvalidComponentException.at(offset, broken.rule());
      }
    }
    ComponentType type;
    try {
      requireValuesUsed(scope);
      type = externs.finish(scope);
    } catch (BrokenRule broken) {
      throw InvalidComponentException.at(syntax.binary().end(), broken.rule());
    }
    context.scopes.removeLast();
    return new ValidComponent(
        syntax,
        IndexSpaces.of(syntax),
        type,
        context.coreTypes,
        scope.types,
        scope.functions,
        scope.values,
        scope.instances,
        scope.components,
        scope.coreModules,
        scope.coreFunctions,
        scope.coreMemories,
        nested,
        decoded,
        scope.slots,
        context::slotCount,
        context.infos.primitiveNames);
  }

  private void define(
      Definition definition,
      int position,
      Map<Integer, ValidComponent> nested,
      Map<Integer, ModuleSyntax> decoded) {
    Scope scope = context.current();
    switch (definition) {
      case Definition.CoreModule(var binary) -> {
        ModuleSyntax module = modules.read(binary, context.coreFeatures);
        decoded.put(position, module);
        scope.addCoreModule(coreTypes.typeOf(module));
      }
      case Definition.CoreInstantiate instantiate -> coreInstances.add(instantiate);
      case Definition.CoreInlineExports exports -> coreInstances.add(exports);
      case Definition.CoreTypeDefinition(var type) -> types.addCore(type);
      case Definition.NestedComponent(var component) -> {
        ValidComponent valid = component(component);
        nested.put(position, valid);
        scope.addComponent(valid.type());
      }
      case Definition.Instantiate instantiate -> instances.add(instantiate, position);
      case Definition.InlineExports exports -> instances.add(exports);
      case Definition.AliasDefinition(var alias) -> aliases.add(alias);
      case Definition.TypeDefinition(var type) -> types.add(type, position);
      case Definition.CanonDefinition(var canon) -> canons.add(canon);
      case Definition.Start start -> start(start);
      case Definition.Import(var name, var type) -> externs.addImport(name, type, position);
      case Definition.Export export -> export(export, position);
      case Definition.ValueDefinition(var type, var value) -> {
        context.requireValues();
        ValueType valueType = valueTypes.use(type);
        try {
          ConstantValue.decode(valueType, value);
        } catch (MalformedValueException e) {
          throw new BrokenRule(String.valueOf(e.getMessage()));
        }
        scope.addValue(valueType, false);
      }
    }
  }

  private void export(Definition.Export definition, int position) {
    ItemType actual = instances.exported(definition.exported(), externs);
    ItemType exported =
        definition
            .type()
            .map(
                type -> {
                  ItemType ascribed = externs.type(type);
                  requireAscribable(actual, ascribed);
                  return ascribed;
                })
            .orElse(actual);
    externs.addExport(definition.name(), exported, position);
  }

  private void requireAscribable(ItemType actual, ItemType ascribed) {
    BrokenRule.within(
        "ascribed type of export is not compatible with item's type",
        () -> context.subtyping.check(actual, ascribed));
  }

  private void start(Definition.Start start) {
    context.requireValues();
    Scope scope = context.current();
    FunctionType type = scope.function(start.functionIndex());
    int expected = type.parameters().size();
    int given = start.valueIndices().size();
    if (expected != given) {
      throw new BrokenRule(
          "component start function requires %d arguments but was given %d"
              .formatted(expected, given));
    }
    int results = type.result().isPresent() ? 1 : 0;
    if (results != start.resultCount()) {
      throw new BrokenRule(
          ("component start function has a result count of %d but the function type has a result"
                  + " count of %d")
              .formatted(start.resultCount(), results));
    }
    List<ValueType> arguments = new ArrayList<>();
    start.valueIndices().forEach(index -> arguments.add(scope.useValue(index)));
    for (int i = 0; i < given; i++) {
      var actual = new ItemType.OfValue(arguments.get(i));
      var parameter = new ItemType.OfValue(type.parameters().get(i).type());
      BrokenRule.within(
          "value type mismatch for component start function argument " + i,
          () -> context.subtyping.check(actual, parameter));
    }
    type.result().ifPresent(result -> scope.addValue(result, false));
  }

  private static void requireValuesUsed(Scope scope) {
    int unused = scope.valuesUsed.indexOf(false);
    if (unused >= 0) {
      throw new BrokenRule(
          "value index %d was not used as part of an instantiation, start function, or export"
              .formatted(unused));
    }
  }
}
