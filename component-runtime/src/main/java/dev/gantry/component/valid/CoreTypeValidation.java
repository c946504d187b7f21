package dev.gantry.component.valid;

import dev.gantry.component.syntax.CoreType;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.FeatureGate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Validates core types, and finds the types of core modules (Binary.md, core:deftype). */
final class CoreTypeValidation {
  private static final long MAX_PAGES = 1L << 16;
  private static final long MAX_PAGES_64 = 1L << 48;

  private final Context context;

  CoreTypeValidation(Context context) {
    this.context = context;
  }

  /** Adds the types that a definition introduces to the current scope. */
  void add(CoreType type) {
    Scope scope = context.current();
    switch (type) {
      case CoreType.Recursive(var group) ->
          add(group, scope.coreTypes.size(), index -> coreNumber(scope, index))
              .forEach(number -> scope.addCoreType(new Scope.CoreTypeItem.OfCore(number)));
      case CoreType.ModuleType(var declarators) ->
          scope.addCoreType(new Scope.CoreTypeItem.OfModules(moduleType(declarators)));
    }
  }

  private static int coreNumber(Scope scope, int index) {
    return switch (scope.coreType(index)) {
      case Scope.CoreTypeItem.OfCore(int number) -> number;
      case Scope.CoreTypeItem.OfModules _ ->
          throw new BrokenRule("type index %d is a module type, not a sub type".formatted(index));
    };
  }

  private List<Integer> add(RecursiveType group, int firstIndex, IntUnaryOperator numberOf) {
    group
        .subTypes()
        .forEach(
            type ->
                type.supertypeIndices()
                    .forEach(index -> checkSupertype(type, index, firstIndex, group, numberOf)));
    List<Integer> numbers = context.coreTypes.add(group, firstIndex, numberOf);
    group.subTypes().forEach(type -> requireFeatures(type.composite()));
    return numbers;
  }

  private void requireFeatures(CompositeType type) {
    if (type instanceof CompositeType.FunctionType(var parameters, var results)) {
      parameters.forEach(this::requireFeatures);
      results.forEach(this::requireFeatures);
    }
  }

  private void requireFeatures(ValueType type) {
    try {
      new FeatureGate(context.coreFeatures).requireType(type, 0);
    } catch (InvalidException refused) {
      throw new BrokenRule(refused.rule());
    }
  }

  private void checkSupertype(
      SubType type, int index, int firstIndex, RecursiveType group, IntUnaryOperator numberOf) {
    boolean inGroup = Integer.compareUnsigned(index, firstIndex) >= 0;
    int place = index - firstIndex;
    if (inGroup && (place >= group.subTypes().size() || place >= group.subTypes().indexOf(type))) {
      throw new BrokenRule(
          "unknown type %s: type index out of bounds".formatted(Integer.toUnsignedString(index)));
    }
    SubType supertype =
        inGroup ? group.subTypes().get(place) : context.coreTypes.get(numberOf.applyAsInt(index));
    if (supertype.isFinal()) {
      throw new BrokenRule("sub type cannot have a final super type");
    }
  }

  private ModuleType moduleType(List<CoreType.ModuleDeclarator> declarators) {
    var numbers = new ArrayList<Integer>();
    var imports = new LinkedHashMap<ModuleType.ImportName, ExternalType>();
    var exports = new LinkedHashMap<String, ExternalType>();
    for (CoreType.ModuleDeclarator declarator : declarators) {
      switch (declarator) {
        case CoreType.TypeDeclarator(var group) ->
            numbers.addAll(add(group, numbers.size(), index -> number(numbers, index)));
        case CoreType.OuterAliasDeclarator(int count, int index) ->
            numbers.add(outer(numbers, count, index));
        case CoreType.ImportDeclarator(var imported) -> addImport(imports, imported, numbers);
        case CoreType.ExportDeclarator(var name, var type) ->
            addExport(exports, name, checked(type, numbers));
      }
    }
    return measured(imports, exports);
  }

  private int outer(List<Integer> numbers, int count, int index) {
    if (count == 0) {
      return number(numbers, index);
    }
    return switch (context.outer(count - 1).coreType(index)) {
      case Scope.CoreTypeItem.OfCore(int number) -> number;
      case Scope.CoreTypeItem.OfModules _ ->
          throw new BrokenRule(
              "not implemented: aliasing core module types into a core module's types index"
                  + " space");
    };
  }

  private static int number(List<Integer> numbers, int index) {
    if (index < 0 || index >= numbers.size()) {
      throw new BrokenRule(
          "unknown type %s: type index out of bounds".formatted(Integer.toUnsignedString(index)));
    }
    return numbers.get(index);
  }

  /** {@return the type of a module that has been validated} */
  ModuleType typeOf(ModuleSyntax module) {
    var numbers = new ArrayList<Integer>();
    for (RecursiveType group : module.types()) {
      numbers.addAll(context.coreTypes.add(group, numbers.size(), index -> number(numbers, index)));
    }
    var imports = new LinkedHashMap<ModuleType.ImportName, ExternalType>();
    var spaces = new ModuleSpaces();
    for (Import imported : module.imports()) {
      spaces.add(addImport(imports, imported, numbers));
    }
    module.functions().forEach(f -> spaces.functions.add(number(numbers, f.typeIndex())));
    module.tables().forEach(table -> spaces.add(renumber(table.type(), numbers)));
    module.memories().forEach(spaces::add);
    module.tags().forEach(tag -> spaces.add(renumber(tag, numbers)));
    module.globals().forEach(global -> spaces.add(renumber(global.type(), numbers)));
    var exports = new LinkedHashMap<String, ExternalType>();
    for (Export export : module.exports()) {
      exports.put(export.name(), spaces.get(export));
    }
    return measured(imports, exports);
  }

  private static ExternalType renumber(ExternalType type, List<Integer> numbers) {
    return CoreTypes.renumber(type, index -> number(numbers, index));
  }

  private ModuleType measured(
      Map<ModuleType.ImportName, ExternalType> imports, Map<String, ExternalType> exports) {
    int size = imports.size() + exports.size() + 1;
    if (size >= TypeInfo.MAX_SIZE) {
      throw new BrokenRule("effective type size exceeds the limit of " + TypeInfo.MAX_SIZE);
    }
    return context.infos.put(
        new ModuleType(imports, exports, context.coreTypes), TypeInfo.ofSize(size));
  }

  private ExternalType addImport(
      Map<ModuleType.ImportName, ExternalType> imports, Import imported, List<Integer> numbers) {
    ExternalType type = checked(imported.type(), numbers);
    var name = new ModuleType.ImportName(imported.module(), imported.name());
    if (imports.put(name, type) != null) {
      throw new BrokenRule(
          "module has a duplicate import name `%s:%s` that is not allowed in components"
              .formatted(name.module(), name.name()));
    }
    return type;
  }

  private static void addExport(Map<String, ExternalType> exports, String name, ExternalType type) {
    if (exports.put(name, type) != null) {
      throw new BrokenRule("duplicate export name `%s` already defined".formatted(name));
    }
  }

  private ExternalType checked(ExternalType type, List<Integer> numbers) {
    ExternalType renumbered = renumber(type, numbers);
    switch (renumbered) {
      case ExternalType.FunctionImport(int number) -> requireFunction(number);
      case ExternalType.TagType(int number) -> {
        context.requireExceptions();
        requireFunction(number);
      }
      case ExternalType.TableType table -> requireOrder(table.limits());
      case ExternalType.MemoryType memory -> checkMemory(memory);
      case ExternalType.GlobalType _ -> {}
    }
    return renumbered;
  }

  private void requireFunction(int number) {
    if (!(context.coreTypes.get(number).composite() instanceof CompositeType.FunctionType)) {
      throw new BrokenRule("type is not a function type");
    }
  }

  private static void checkMemory(ExternalType.MemoryType type) {
    requireOrder(type.limits());
    boolean wide = type.addressType() == dev.gantry.engine.syntax.AddressType.I64;
    long limit = wide ? MAX_PAGES_64 : MAX_PAGES;
    boolean defaultPages =
        type.pageByteLengthLog2() == ExternalType.MemoryType.DEFAULT_PAGE_BYTE_LENGTH_LOG2;
    if (defaultPages
        && (Long.compareUnsigned(type.limits().minimum(), limit) > 0
            || Long.compareUnsigned(type.limits().maximum().orElse(0), limit) > 0)) {
      throw new BrokenRule("memory size must be at most %d pages".formatted(limit));
    }
    if (type.shared() && type.limits().maximum().isEmpty()) {
      throw new BrokenRule("shared memory must have maximum size");
    }
  }

  private static void requireOrder(Limits limits) {
    if (limits.maximum().isPresent()
        && Long.compareUnsigned(limits.minimum(), limits.maximum().getAsLong()) > 0) {
      throw new BrokenRule("size minimum must not be greater than maximum");
    }
  }

  /** The index spaces of a module, by type. */
  private static final class ModuleSpaces {
    private final List<Integer> functions = new ArrayList<>();
    private final List<ExternalType> tables = new ArrayList<>();
    private final List<ExternalType> memories = new ArrayList<>();
    private final List<ExternalType> globals = new ArrayList<>();
    private final List<ExternalType> tags = new ArrayList<>();

    void add(ExternalType type) {
      switch (type) {
        case ExternalType.FunctionImport(int number) -> functions.add(number);
        case ExternalType.TableType _ -> tables.add(type);
        case ExternalType.MemoryType _ -> memories.add(type);
        case ExternalType.GlobalType _ -> globals.add(type);
        case ExternalType.TagType _ -> tags.add(type);
      }
    }

    ExternalType get(Export export) {
      return switch (export.kind()) {
        case FUNCTION -> new ExternalType.FunctionImport(functions.get(export.index()));
        case TABLE -> tables.get(export.index());
        case MEMORY -> memories.get(export.index());
        case GLOBAL -> globals.get(export.index());
        case TAG -> tags.get(export.index());
      };
    }
  }
}
