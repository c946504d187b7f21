package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ValueType;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.IndexSpaces;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.List;
import java.util.Map;

/**
 * A component that follows all rules, with the type of everything in it. Immutable.
 *
 * <p>The lists go by the indices of the component's index spaces.
 *
 * @param type what it imports and exports
 * @param coreTypes what core type indices stand for, where they are not module types
 * @param types what type indices stand for
 * @param functions the types of functions
 * @param values the types of values
 * @param instances the types of instances
 * @param components the types of components
 * @param coreModules the types of core modules
 * @param coreFunctions the types of core functions, as indices of {@code coreTypes}
 * @param nested the component that each nested definition holds, by the definition's position
 * @param modules the module that each core module definition holds, by the definition's position
 * @param resources where to find what each resource slot of this component stands for
 * @param slotCount how many resource slots there are in the whole of the outermost component
 * @param primitiveNames what types call primitive types
 */
public record ValidComponent(
    ComponentSyntax syntax,
    IndexSpaces indexSpaces,
    ComponentType type,
    CoreTypes coreTypes,
    List<DefinedItem> types,
    List<FunctionType> functions,
    List<ValueType> values,
    List<InstanceType> instances,
    List<ComponentType> components,
    List<ModuleType> coreModules,
    List<Integer> coreFunctions,
    List<ExternalType.MemoryType> coreMemories,
    Map<Integer, ValidComponent> nested,
    Map<Integer, ModuleSyntax> modules,
    List<ResourceSlot> resources,
    SlotCount slotCount,
    PrimitiveNames primitiveNames) {
  public ValidComponent {
    types = List.copyOf(types);
    functions = List.copyOf(functions);
    values = List.copyOf(values);
    instances = List.copyOf(instances);
    components = List.copyOf(components);
    coreModules = List.copyOf(coreModules);
    coreFunctions = List.copyOf(coreFunctions);
    coreMemories = List.copyOf(coreMemories);
    nested = Map.copyOf(nested);
    modules = Map.copyOf(modules);
    resources = List.copyOf(resources);
  }

  /** How many slots have been given out. */
  public interface SlotCount {

    /** {@return the number} */
    int get();
  }
}
