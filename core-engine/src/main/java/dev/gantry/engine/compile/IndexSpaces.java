package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Global;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.syntax.Table;
import dev.gantry.engine.syntax.ValueType;
import java.util.ArrayList;
import java.util.List;

/** The index spaces of a module, imported entities first, and the kinds of its types. */
final class IndexSpaces {
  private final List<SubType> types = new ArrayList<>();
  private final List<CallShape> typeShapes = new ArrayList<>();
  private final List<Integer> functionTypes = new ArrayList<>();
  private final List<ExternalType.TableType> tables = new ArrayList<>();
  private final List<ExternalType.MemoryType> memories = new ArrayList<>();
  private final List<ExternalType.GlobalType> globals = new ArrayList<>();
  private final List<ExternalType.TagType> tags = new ArrayList<>();
  private final int importedFunctionCount;
  private final int importedMemoryCount;
  private final int importedGlobalCount;

  IndexSpaces(ModuleSyntax syntax) {
    for (RecursiveType group : syntax.types()) {
      types.addAll(group.subTypes());
    }
    for (Import imported : syntax.imports()) {
      switch (imported.type()) {
        case ExternalType.FunctionImport function -> functionTypes.add(function.typeIndex());
        case ExternalType.TableType table -> tables.add(table);
        case ExternalType.MemoryType memory -> memories.add(memory);
        case ExternalType.GlobalType global -> globals.add(global);
        case ExternalType.TagType tag -> tags.add(tag);
      }
    }
    importedFunctionCount = functionTypes.size();
    importedMemoryCount = memories.size();
    importedGlobalCount = globals.size();
    for (Function function : syntax.functions()) {
      functionTypes.add(function.typeIndex());
    }
    for (Table table : syntax.tables()) {
      tables.add(table.type());
    }
    memories.addAll(syntax.memories());
    for (Global global : syntax.globals()) {
      globals.add(global.type());
    }
    tags.addAll(syntax.tags());
    for (SubType type : types) {
      typeShapes.add(
          type.composite() instanceof CompositeType.FunctionType function
              ? new CallShape(kinds(function.parameters()), kinds(function.results()))
              : new CallShape(List.of(), List.of()));
    }
  }

  int importedFunctionCount() {
    return importedFunctionCount;
  }

  int importedMemoryCount() {
    return importedMemoryCount;
  }

  int importedGlobalCount() {
    return importedGlobalCount;
  }

  int functionCount() {
    return functionTypes.size();
  }

  int typeCount() {
    return types.size();
  }

  CompositeType composite(int typeIndex) {
    return types.get(typeIndex).composite();
  }

  int functionType(int functionIndex) {
    return functionTypes.get(functionIndex);
  }

  CallShape shape(int functionIndex) {
    return typeShapes.get(functionType(functionIndex));
  }

  CallShape shapeOfType(int typeIndex) {
    return typeShapes.get(typeIndex);
  }

  List<ExternalType.TableType> tables() {
    return tables;
  }

  List<ExternalType.MemoryType> memories() {
    return memories;
  }

  List<ExternalType.GlobalType> globals() {
    return globals;
  }

  List<ExternalType.TagType> tags() {
    return tags;
  }

  /** {@return how values of a type stand on the stack} */
  Kind kind(ValueType type) {
    return switch (type) {
      case ValueType.NumberType number ->
          switch (number) {
            case I32 -> Kind.INT;
            case I64 -> Kind.LONG;
            case F32 -> Kind.FLOAT;
            case F64 -> Kind.DOUBLE;
            case V128 -> Kind.VECTOR;
          };
      case ValueType.ReferenceType reference -> kind(reference.heapType());
    };
  }

  /** {@return how references to a heap type stand on the stack} */
  Kind kind(HeapType type) {
    return switch (type) {
      case HeapType.Defined defined ->
          types.get(defined.typeIndex()).composite() instanceof CompositeType.FunctionType
              ? Kind.FUNCTION
              : Kind.OBJECT;
      case HeapType.Abstract known ->
          switch (known) {
            case ANY, EQ, I31, STRUCT, ARRAY, NONE, EXTERN, NOEXTERN -> Kind.OBJECT;
            case FUNC, NOFUNC -> Kind.FUNCTION;
            case EXN, NOEXN -> Kind.EXCEPTION;
          };
    };
  }

  List<Kind> kinds(List<ValueType> valueTypes) {
    return valueTypes.stream().map(this::kind).toList();
  }
}
