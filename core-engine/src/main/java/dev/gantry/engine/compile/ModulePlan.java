package dev.gantry.engine.compile;

import dev.gantry.engine.Simd;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.ValueType;
import dev.gantry.engine.valid.ValidModule;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which classes a module becomes, and how their code reaches what the module has.
 *
 * <p>Immutable once made; any thread may ask.
 */
final class ModulePlan {
  private final ModuleSyntax syntax;
  private final IndexSpaces spaces;
  private final Chunks chunks;
  private final Naming naming;
  private final Containment containment;
  private final Dispatch dispatch;
  private final Simd simd;
  private final List<MemoryForm> memoryForms;
  private final int partCellBase;
  private final BitSet growable = new BitSet();
  private final Map<Integer, Boolean> tailCallers = new ConcurrentHashMap<>();
  private final BitSet visibleGlobals = new BitSet();

  ModulePlan(
      ValidModule module,
      IndexSpaces spaces,
      ModuleNames names,
      MemoryUse memoryUse,
      List<MemoryForm> memoryForms,
      int form,
      Simd simd) {
    this.simd = simd;
    this.syntax = module.syntax();
    this.spaces = spaces;
    this.containment = new Containment(form);
    this.chunks = new Chunks(syntax, spaces.importedFunctionCount());
    this.naming = new Naming(spaces, chunks, names, form);
    this.dispatch = new Dispatch(module, spaces);
    this.partCellBase =
        dispatch.shapes().stream()
            .mapToInt(shape -> Math.max(shape.parameters().size(), shape.results().size()))
            .max()
            .orElse(0);
    this.memoryForms = List.copyOf(memoryForms);
    for (int memory = 0; memory < spaces.memories().size(); memory++) {
      growable.set(memory, memoryUse.mayGrow(memory));
    }
    visibleGlobals.set(0, spaces.importedGlobalCount());
    for (Export export : syntax.exports()) {
      if (export.kind() == ExternalKind.GLOBAL) {
        visibleGlobals.set(export.index());
      }
    }
  }

  ModuleSyntax syntax() {
    return syntax;
  }

  IndexSpaces spaces() {
    return spaces;
  }

  Naming naming() {
    return naming;
  }

  Chunks chunks() {
    return chunks;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Containment containment() {
    return containment;
  }

  /** {@return what vectors are, which is known by now to be possible} */
  Simd simd() {
    return simd;
  }

  // Functions

  CallShape shape(int function) {
    return spaces.shape(function);
  }

  /** {@return the first cell of the transfer area that no call uses} */
  int partCellBase() {
    return partCellBase;
  }

  CallShape shapeOfType(int typeIndex) {
    return spaces.shapeOfType(typeIndex);
  }

  /** Writes the call of a function by index; arguments and instance are on the stack. */
  void invoke(CodeBuilder code, int function) {
    code.invokestatic(
        naming.owner(function),
        naming.method(function),
        shape(function).descriptor(naming.instance()));
  }

  /** {@return whether a function calls anything in place of a return} */
  boolean isTailCaller(int function) {
    return function >= spaces.importedFunctionCount()
        && tailCallers.computeIfAbsent(function, this::findTailCall);
  }

  private boolean findTailCall(int function) {
    InstructionCursor cursor =
        InstructionCursor.over(
            syntax.functions().get(function - spaces.importedFunctionCount()).body());
    while (cursor.next()) {
      if (TailCallLowerings.isTailCall(cursor.opcode())) {
        return true;
      }
    }
    return false;
  }

  /** Writes the call of a reference; arguments, reference and instance are on the stack. */
  void invokeReference(CodeBuilder code, CallShape shape) {
    code.invokestatic(
        naming.dispatch(dispatch.shapeIndex(shape)),
        "call",
        shape.descriptor(Abi.FUNCTION_REFERENCE, naming.instance()));
  }

  // Memories

  int memoryCount() {
    return spaces.memories().size();
  }

  MemoryForm memoryForm(int memory) {
    return memoryForms.get(memory);
  }

  List<MemoryForm> memoryForms() {
    return memoryForms;
  }

  /** {@return whether a call may change where a memory is or how big it is} */
  boolean mayGrow(int memory) {
    return growable.get(memory);
  }

  Kind addressKind(int memory) {
    return MemoryLowerings.addressKind(spaces.memories().get(memory).addressType());
  }

  /** Replaces the instance on the stack by one of its memories. */
  void getMemory(CodeBuilder code, int memory) {
    code.getfield(naming.instance(), memoryField(memory), memoryForm(memory).memoryClass());
  }

  static String memoryField(int memory) {
    return "m" + memory;
  }

  // Tables, types, tags and globals

  Kind tableIndexKind(int table) {
    return MemoryLowerings.addressKind(spaces.tables().get(table).addressType());
  }

  Kind tableElementKind(int table) {
    return spaces.kind(spaces.tables().get(table).elementType());
  }

  void loadTable(MethodEmitter method, int table) {
    method.loadInstance();
    method.code().getfield(naming.instance(), tableField(table), Abi.TABLE);
  }

  static String tableField(int table) {
    return "t" + table;
  }

  void loadType(MethodEmitter method, int typeIndex) {
    method.loadInstance();
    method.code().getfield(naming.instance(), typeField(typeIndex), Abi.TYPE);
  }

  static String typeField(int typeIndex) {
    return "y" + typeIndex;
  }

  void loadTag(MethodEmitter method, int tag) {
    method.loadInstance();
    method
        .code()
        .getfield(Abi.GUEST_INSTANCE, "tags", Abi.TAG.arrayType())
        .loadConstant(tag)
        .aaload();
  }

  List<Kind> tagKinds(int tag) {
    return spaces.shapeOfType(spaces.tags().get(tag).typeIndex()).parameters();
  }

  GlobalAccess global(int index) {
    ExternalType.GlobalType type = spaces.globals().get(index);
    return new GlobalAccess(
        naming.instance(), index, spaces.kind(type.type()), !visibleGlobals.get(index));
  }

  CompositeType composite(int typeIndex) {
    return spaces.composite(typeIndex);
  }

  Kind kindOf(HeapType type) {
    return spaces.kind(type);
  }

  Kind kindOf(ValueType type) {
    return spaces.kind(type);
  }

  ClassDesc instance() {
    return naming.instance();
  }
}
