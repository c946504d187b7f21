package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.abi.ResourceType;
import dev.gantry.abi.ValueType;
import dev.gantry.engine.syntax.ExternalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The index spaces of a component, a component type or an instance type while it is validated.
 *
 * <p>Mutable, and owned by the one validation.
 */
final class Scope {

  /** What a scope belongs to. */
  enum Kind {
    COMPONENT,
    COMPONENT_TYPE,
    INSTANCE_TYPE
  }

  /** What a core type index stands for. */
  sealed interface CoreTypeItem {

    /** A type of core WebAssembly, by its number in {@link CoreTypes}. */
    record OfCore(int number) implements CoreTypeItem {}

    /** A type of core modules. */
    record OfModules(ModuleType type) implements CoreTypeItem {}
  }

  private static final int MAX_TYPES = 1_000_000;
  private static final int MAX_FUNCTIONS = 1_000_000;
  private static final int MAX_CORE_ITEMS = 1_000_000;
  private static final int MAX_EXPORTS = 1_000_000;
  private static final int MAX_FEW = 1_000;

  final Kind kind;

  final List<CoreTypeItem> coreTypes = new ArrayList<>();
  final List<Integer> coreFunctions = new ArrayList<>();
  final List<ExternalType.TableType> coreTables = new ArrayList<>();
  final List<ExternalType.MemoryType> coreMemories = new ArrayList<>();
  final List<ExternalType.GlobalType> coreGlobals = new ArrayList<>();
  final List<Integer> coreTags = new ArrayList<>();
  final List<ModuleType> coreModules = new ArrayList<>();
  final List<Map<String, ExternalType>> coreInstances = new ArrayList<>();

  final List<DefinedItem> types = new ArrayList<>();
  final List<FunctionType> functions = new ArrayList<>();
  final List<ValueType> values = new ArrayList<>();
  final List<Boolean> valuesUsed = new ArrayList<>();
  final List<InstanceType> instances = new ArrayList<>();
  final List<ComponentType> components = new ArrayList<>();

  final ExternScope imports = new ExternScope("import");
  final ExternScope exports = new ExternScope("export");
  final NamedTypes importedTypes = new NamedTypes();
  final NamedTypes exportedTypes = new NamedTypes();

  /** The resource types that come with imports, with the path from the import on. */
  final Map<Integer, List<String>> importedResources = new LinkedHashMap<>();

  /** The resource types that are made here, with their representation where it is known. */
  final Map<Integer, Optional<dev.gantry.engine.syntax.ValueType>> definedResources =
      new LinkedHashMap<>();

  /** The resource types that are exported, with the path from the export on. */
  final Map<Integer, List<String>> explicitResources = new LinkedHashMap<>();

  /** Where instances find what resource slots stand for. */
  final List<ResourceSlot> slots = new ArrayList<>();

  Optional<dev.gantry.engine.syntax.ValueType> contextType = Optional.empty();

  private TypeInfo info = TypeInfo.LEAF;

  Scope(Kind kind) {
    this.kind = kind;
  }

  TypeInfo info() {
    return info;
  }

  void addInfo(TypeInfo part) {
    info = info.plus(part);
  }

  void addType(DefinedItem item) {
    requireRoom(types.size() + coreTypes.size(), MAX_TYPES, "types");
    types.add(item);
  }

  void addCoreType(CoreTypeItem item) {
    requireRoom(types.size() + coreTypes.size(), MAX_TYPES, "types");
    coreTypes.add(item);
  }

  void addFunction(FunctionType type) {
    requireRoom(functions.size() + coreFunctions.size(), MAX_FUNCTIONS, "functions");
    functions.add(type);
  }

  void addCoreFunction(int number) {
    requireRoom(functions.size() + coreFunctions.size(), MAX_FUNCTIONS, "functions");
    coreFunctions.add(number);
  }

  void addValue(ValueType type, boolean used) {
    requireRoom(values.size(), MAX_FEW, "values");
    values.add(type);
    valuesUsed.add(used);
  }

  void addInstance(InstanceType type) {
    requireRoom(instances.size() + coreInstances.size(), MAX_FEW, "instances");
    instances.add(type);
  }

  void addCoreInstance(Map<String, ExternalType> exported) {
    requireRoom(instances.size() + coreInstances.size(), MAX_FEW, "instances");
    coreInstances.add(exported);
  }

  void addComponent(ComponentType type) {
    requireRoom(components.size(), MAX_FEW, "components");
    components.add(type);
  }

  void addCoreModule(ModuleType type) {
    requireRoom(coreModules.size(), MAX_FEW, "modules");
    coreModules.add(type);
  }

  void addCoreItem(ExternalType type) {
    switch (type) {
      case ExternalType.FunctionImport(int number) -> addCoreFunction(number);
      case ExternalType.TagType(int number) -> addLimited(coreTags, number, "tags");
      case ExternalType.TableType table -> addLimited(coreTables, table, "tables");
      case ExternalType.MemoryType memory -> addLimited(coreMemories, memory, "memories");
      case ExternalType.GlobalType global -> addLimited(coreGlobals, global, "globals");
    }
  }

  void requireRoomForExport() {
    requireRoom(exports.items().size(), MAX_EXPORTS, "exports");
  }

  private static <T> void addLimited(List<T> space, T item, String what) {
    requireRoom(space.size(), MAX_CORE_ITEMS, what);
    space.add(item);
  }

  private static void requireRoom(int count, int limit, String what) {
    if (count >= limit) {
      throw new BrokenRule("%s count exceeds limit of %d".formatted(what, limit));
    }
  }

  CoreTypeItem coreType(int index) {
    return at(coreTypes, index, "type", "type");
  }

  DefinedItem type(int index) {
    return at(types, index, "type", "type");
  }

  ValueType valueType(int index) {
    if (type(index) instanceof DefinedItem.OfValues(var type)) {
      return type;
    }
    throw new BrokenRule("type index %s is not a defined type".formatted(text(index)));
  }

  FunctionType functionType(int index) {
    if (type(index) instanceof DefinedItem.OfFunctions(var type)) {
      return type;
    }
    throw new BrokenRule("type index %s is not a function type".formatted(text(index)));
  }

  ResourceType resourceType(int index) {
    if (type(index) instanceof DefinedItem.OfResources(var type)) {
      return type;
    }
    throw new BrokenRule("type index %s is not a resource type".formatted(text(index)));
  }

  FunctionType function(int index) {
    return at(functions, index, "function", "function");
  }

  InstanceType instance(int index) {
    return at(instances, index, "instance", "instance");
  }

  ComponentType component(int index) {
    return at(components, index, "component", "component");
  }

  /** {@return the type of a value} */
  ValueType value(int index) {
    return at(values, index, "value", "value");
  }

  /** {@return the type of a value, which may be used no more} */
  ValueType useValue(int index) {
    ValueType type = at(values, index, "value", "value");
    if (Boolean.TRUE.equals(valuesUsed.get(index))) {
      throw new BrokenRule("value %d cannot be used more than once".formatted(index));
    }
    valuesUsed.set(index, true);
    return type;
  }

  int coreFunction(int index) {
    return at(coreFunctions, index, "core function", "function");
  }

  ExternalType.TableType coreTable(int index) {
    return at(coreTables, index, "table", "table");
  }

  ExternalType.MemoryType coreMemory(int index) {
    return at(coreMemories, index, "memory", "memory");
  }

  ExternalType.GlobalType coreGlobal(int index) {
    return at(coreGlobals, index, "global", "global");
  }

  int coreTag(int index) {
    return at(coreTags, index, "tag", "tag");
  }

  ModuleType coreModule(int index) {
    return at(coreModules, index, "module", "module");
  }

  Map<String, ExternalType> coreInstance(int index) {
    return at(coreInstances, index, "core instance", "instance");
  }

  private static <T> T at(List<T> space, int index, String what, String kind) {
    if (index < 0 || index >= space.size()) {
      throw new BrokenRule(
          "unknown %s %s: %s index out of bounds".formatted(what, text(index), kind));
    }
    return space.get(index);
  }

  private static String text(int index) {
    return Integer.toUnsignedString(index);
  }
}
