package dev.gantry.component.exec;

import dev.gantry.abi.CallingConvention;
import dev.gantry.abi.CoreFunctionType;
import dev.gantry.abi.CoreSignature;
import dev.gantry.abi.CoreType;
import dev.gantry.abi.Descriptors;
import dev.gantry.abi.FunctionDescriptor;
import dev.gantry.abi.FunctionType;
import dev.gantry.abi.PointerType;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.CanonOptions;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.component.valid.DefinedItem;
import dev.gantry.component.valid.ResourceSlot;
import dev.gantry.component.valid.ValidComponent;
import dev.gantry.engine.Executor;
import dev.gantry.engine.Module;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.types.UnsupportedFeatureException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A valid component with its core modules compiled and its function types resolved. Immutable.
 *
 * <p>The maps go by the positions of definitions.
 */
final class ComponentPlan {
  private final ValidComponent valid;
  private final Executor executor;
  private final Map<Integer, Module> modules = new HashMap<>();
  private final Map<Integer, ComponentPlan> nested = new HashMap<>();
  private final Map<Integer, LiftPlan> lifts = new HashMap<>();
  private final Map<Integer, List<ResourceSlot>> slots = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> inlinePlaces = new HashMap<>();
  private final Map<Integer, ImportSources> importSources = new ConcurrentHashMap<>();

  /** For each import of a module, the core instance that it comes from. */
  @SuppressWarnings("ArrayRecordComponent") // Stays in here.
  private record ImportSources(Module module, int[] coreInstances) {}

  /**
   * What a lift or a lower makes.
   *
   * @param coreType the type of the core function
   * @param fusions of a lowered function, the generated code if a guest is called
   * @param hostCalls the same if the host is called
   */
  record LiftPlan(
      FunctionDescriptor descriptor,
      CallingConvention convention,
      CoreFunctionType coreType,
      Fusions fusions,
      HostAdapters hostCalls) {}

  private ComponentPlan(ValidComponent valid, Executor executor) {
    this.valid = valid;
    this.executor = executor;
  }

  /**
   * {@return the plan of a component}
   *
   * @param coreModules the core modules in it, by the offsets at which they begin
   */
  static ComponentPlan of(
      Executor executor, Map<Integer, Module> coreModules, ValidComponent valid) {
    var plan = new ComponentPlan(valid, executor);
    var descriptors32 = new Descriptors(PointerType.I32);
    var descriptors64 = new Descriptors(PointerType.I64);
    for (int position = 0; position < valid.syntax().definitions().size(); position++) {
      switch (valid.syntax().definitions().get(position)) {
        case Definition.CoreModule(var binary) ->
            plan.modules.put(
                position, IndexSpace.present(coreModules.get(binary.start()), position));
        case Definition.NestedComponent _ ->
            plan.nested.put(
                position,
                of(
                    executor,
                    coreModules,
                    IndexSpace.present(valid.nested().get(position), position)));
        case Definition.CanonDefinition(Canon.Lift(_, var options, var typeIndex)) ->
            plan.addLift(
                position,
                plan.functionType(typeIndex),
                liftConvention(options),
                plan.usesMemory64(options) ? descriptors64 : descriptors32);
        case Definition.CanonDefinition(Canon.Lower(var functionIndex, var options)) ->
            plan.addLift(
                position,
                valid.functions().get(functionIndex),
                options.async() ? CallingConvention.LOWER_ASYNC : CallingConvention.LOWER,
                plan.usesMemory64(options) ? descriptors64 : descriptors32);
        case Definition.CoreInlineExports(var inline) ->
            plan.inlinePlaces.put(position, places(inline));
        default -> {}
      }
    }
    for (ResourceSlot slot : valid.resources()) {
      plan.slots.computeIfAbsent(slot.position(), _ -> new ArrayList<>()).add(slot);
    }
    return plan;
  }

  private static Map<String, Integer> places(List<Definition.CoreInlineExport> inline) {
    var places = new HashMap<String, Integer>();
    for (int i = 0; i < inline.size(); i++) {
      places.put(inline.get(i).name(), i);
    }
    return places;
  }

  private void addLift(
      int position, FunctionType type, CallingConvention convention, Descriptors descriptors) {
    lifts.put(
        position,
        new LiftPlan(
            FunctionDescriptor.of(type, descriptors),
            convention,
            CoreSignature.of(type, convention, descriptors),
            new Fusions(),
            new HostAdapters()));
  }

  private static CallingConvention liftConvention(CanonOptions options) {
    if (!options.async()) {
      return CallingConvention.LIFT;
    }
    return options.callback().isPresent()
        ? CallingConvention.LIFT_ASYNC_CALLBACK
        : CallingConvention.LIFT_ASYNC_STACKFUL;
  }

  /** {@return the type that a use in the component stands for} */
  dev.gantry.abi.ValueType valueType(ValueTypeUse use) {
    return switch (use) {
      case ValueTypeUse.Primitive(var primitive) -> primitive.valueType();
      case ValueTypeUse.Defined(int index)
          when valid.types().get(index) instanceof DefinedItem.OfValues(var type) ->
          type;
      case ValueTypeUse.Defined _ -> throw new AssertionError("no type of values: " + use);
    };
  }

  /** {@return a function that takes what {@code task.return} takes} */
  FunctionDescriptor taskReturn(Optional<dev.gantry.abi.ValueType> result, CanonOptions options) {
    List<FunctionType.Parameter> parameters =
        result.map(type -> new FunctionType.Parameter("result", type)).stream().toList();
    return FunctionDescriptor.of(
        new FunctionType(parameters, Optional.empty(), false),
        new Descriptors(usesMemory64(options) ? PointerType.I64 : PointerType.I32));
  }

  private FunctionType functionType(int typeIndex) {
    return switch (valid.types().get(typeIndex)) {
      case DefinedItem.OfFunctions(var type) -> type;
      case DefinedItem other -> throw new AssertionError("no function type: " + other.text());
    };
  }

  private boolean usesMemory64(CanonOptions options) {
    return options.memory().isPresent() && isMemory64(options.memory().getAsInt());
  }

  /** {@return whether the addresses of a memory have 64 bits} */
  boolean isMemory64(int memoryIndex) {
    return valid.coreMemories().get(memoryIndex).addressType() == AddressType.I64;
  }

  /** {@return the type of a core function that the component defines} */
  CoreFunctionType coreFunctionType(int index) {
    CompositeType.FunctionType type = valid.coreTypes().function(valid.coreFunctions().get(index));
    return new CoreFunctionType(flat(type.parameters()), flat(type.results()));
  }

  private static List<CoreType> flat(List<ValueType> types) {
    return types.stream().map(ComponentPlan::flat).toList();
  }

  private static CoreType flat(ValueType type) {
    return switch (type) {
      case ValueType.NumberType.I32 -> CoreType.I32;
      case ValueType.NumberType.I64 -> CoreType.I64;
      case ValueType.NumberType.F32 -> CoreType.F32;
      case ValueType.NumberType.F64 -> CoreType.F64;
      default -> throw UnsupportedFeatureException.of(type + " as a core type");
    };
  }

  ValidComponent valid() {
    return valid;
  }

  /** {@return whether calls may go through generated code} */
  boolean isCompiled() {
    return executor == Executor.COMPILED;
  }

  /** {@return all core modules, those of nested components included} */
  List<Module> coreModules() {
    var all = new ArrayList<>(modules.values());
    nested.values().forEach(inner -> all.addAll(inner.coreModules()));
    return all;
  }

  Module module(int position) {
    return IndexSpace.present(modules.get(position), position);
  }

  ComponentPlan nested(int position) {
    return IndexSpace.present(nested.get(position), position);
  }

  LiftPlan lift(int position) {
    return IndexSpace.present(lifts.get(position), position);
  }

  List<ResourceSlot> slots(int position) {
    return slots.getOrDefault(position, List.of());
  }

  /** {@return where the exports stand that a definition puts together, by name} */
  Map<String, Integer> inlinePlaces(int position) {
    return IndexSpace.present(inlinePlaces.get(position), position);
  }

  /**
   * {@return for each import of a module, the core instance that it comes from}
   *
   * @param module is the same for all instances, unless the component imports it
   */
  int[] importSources(int position, Module module, List<Definition.CoreArgument> with) {
    ImportSources known = importSources.get(position);
    if (known == null || !known.module().equals(module)) {
      known = new ImportSources(module, sources(module, with));
      importSources.put(position, known);
    }
    return known.coreInstances();
  }

  private static int[] sources(Module module, List<Definition.CoreArgument> with) {
    var instances = new HashMap<String, Integer>();
    with.forEach(argument -> instances.put(argument.name(), argument.coreInstanceIndex()));
    return module.imports().stream()
        .mapToInt(needed -> IndexSpace.present(instances.get(needed.module()), needed.module()))
        .toArray();
  }
}
