package dev.gantry.engine.valid;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.EntryOffsets;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.Section;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.syntax.Table;
import java.util.HashSet;
import java.util.List;

/**
 * Validates a module (core 3.6), section by section in the order of the binary format.
 *
 * <p>The first fault found is the one reported. Owned by one thread.
 */
public final class ModuleValidator {
  private final ModuleSyntax module;
  private final EntryOffsets offsets;
  private final ModuleContext context;
  private final ExternalTypeRules externalTypes;
  private final TypeRules types;
  private final ExpressionValidator expressions;

  private ModuleValidator(ModuleSyntax module, Features features, EntryOffsets offsets) {
    this.module = module;
    this.offsets = offsets;
    context = new ModuleContext(new FeatureGate(features), module.elements(), module.dataCount());
    externalTypes = new ExternalTypeRules(context);
    types = new TypeRules(context);
    expressions = new ExpressionValidator(context, module.binary());
  }

  /**
   * Validates a decoded module.
   *
   * @throws InvalidException if it breaks a rule, or uses a feature that is off
   * @throws MalformedException if a body follows no grammar
   */
  public static ValidModule validate(ModuleSyntax module, Features features) {
    var attempt = new ModuleValidator(module, features, EntryOffsets.UNTRACKED);
    try {
      attempt.sections(true);
    } catch (InvalidException invalid) {
      if (attempt.expressions.atFault()) {
        throw invalid;
      }
      // Once more, knowing where the entries are, to say so.
      new ModuleValidator(module, features, EntryOffsets.of(module.binary())).sections(true);
      throw new AssertionError(invalid);
    }
    return new ValidModule(module, features, attempt.context);
  }

  /**
   * Resolves the index spaces of a module that has been validated before, in another process
   * perhaps, and does not look into its functions.
   *
   * @param features those with which it was found valid
   */
  public static ValidModule resolve(ModuleSyntax module, Features features) {
    var known = new ModuleValidator(module, features, EntryOffsets.UNTRACKED);
    known.sections(false);
    return new ValidModule(module, features, known.context);
  }

  private void sections(boolean withBodies) {
    each(Section.TYPE, module.types(), types::recursiveType);
    each(Section.IMPORT, module.imports(), this::importEntry);
    context.importedGlobalCount = context.globals.size();
    for (int i = 0; i < module.functions().size(); i++) {
      int typeIndex = module.functions().get(i).typeIndex();
      context.functionShape(typeIndex, offsets.offset(Section.FUNCTION, i));
      context.functionTypeIndices.add(typeIndex);
    }
    declareReferences();
    each(Section.TABLE, module.tables(), this::table);
    each(Section.MEMORY, module.memories(), this::memory);
    each(
        Section.TAG,
        module.tags(),
        (type, offset) -> {
          externalTypes.tag(type, offset);
          context.tags.add(type);
        });
    each(
        Section.GLOBAL,
        module.globals(),
        (global, offset) -> {
          externalTypes.global(global.type(), offset);
          expressions.constant(global.initializer(), global.type().type());
          context.globals.add(global.type());
        });
    exports();
    module.start().ifPresent(this::start);
    each(Section.ELEMENT, module.elements(), this::element);
    if (withBodies) {
      bodies();
    }
    each(Section.DATA, module.data(), this::data);
  }

  private <T> void each(Section section, List<T> entries, EntryRule<T> rule) {
    for (int i = 0; i < entries.size(); i++) {
      rule.apply(entries.get(i), offsets.offset(section, i));
    }
  }

  private void importEntry(Import entry, long offset) {
    switch (entry.type()) {
      case ExternalType.FunctionImport(int typeIndex) -> {
        context.functionShape(typeIndex, offset);
        context.functionTypeIndices.add(typeIndex);
      }
      case ExternalType.TableType type -> {
        externalTypes.table(type, offset);
        addTable(type, offset);
      }
      case ExternalType.MemoryType type -> memory(type, offset);
      case ExternalType.GlobalType type -> {
        externalTypes.global(type, offset);
        requireMutableGlobals(type, offset);
        context.globals.add(type);
      }
      case ExternalType.TagType type -> {
        externalTypes.tag(type, offset);
        context.tags.add(type);
      }
    }
  }

  private void requireMutableGlobals(ExternalType.GlobalType type, long offset) {
    if (type.mutable()) {
      context.gate.require(Feature.MUTABLE_GLOBAL, offset, "mutable global support is not enabled");
    }
  }

  private void table(Table table, long offset) {
    externalTypes.table(table.type(), offset);
    if (table.initializer().isPresent()) {
      context.gate.require(
          Feature.FUNCTION_REFERENCES,
          offset,
          "tables with expression initializers require the function-references proposal");
      expressions.constant(table.initializer().get(), table.type().elementType());
    } else if (!table.type().elementType().nullable()) {
      throw InvalidException.at(offset, "type mismatch: non-defaultable element type");
    }
    addTable(table.type(), offset);
  }

  private void addTable(ExternalType.TableType type, long offset) {
    if (!context.tables.isEmpty()) {
      context.gate.require(Feature.REFERENCE_TYPES, offset, "multiple tables");
    }
    context.tables.add(type);
  }

  private void memory(ExternalType.MemoryType type, long offset) {
    externalTypes.memory(type, offset);
    if (!context.memories.isEmpty()) {
      context.gate.require(Feature.MULTI_MEMORY, offset, "multiple memories");
    }
    context.memories.add(type);
  }

  private void exports() {
    var names = new HashSet<String>();
    each(
        Section.EXPORT,
        module.exports(),
        (export, offset) -> {
          externalTypes.requireIndex(export.kind(), export.index(), offset);
          if (export.kind() == ExternalKind.GLOBAL) {
            requireMutableGlobals(context.global(export.index(), offset), offset);
          }
          if (!names.add(export.name())) {
            throw InvalidException.at(
                offset, "duplicate export name `%s` already defined".formatted(export.name()));
          }
        });
  }

  private void start(int functionIndex) {
    int offset = offsets.offset(Section.START, 0);
    var type = context.functionShape(context.functionTypeIndex(functionIndex, offset), offset);
    if (!type.type().equals(new FunctionType(List.of(), List.of()))) {
      throw InvalidException.at(offset, "start function must not have parameters or results");
    }
  }

  private void element(ElementSegment segment, long offset) {
    if (segment.items() instanceof ElementSegment.Items.Expressions) {
      context.requireType(segment.type(), offset);
    }
    switch (segment.mode()) {
      case SegmentMode.Active(int tableIndex, Bytes start) -> {
        var table = context.table(tableIndex, offset);
        if (!context.types.matches(
            context.types.code(segment.type()), context.types.code(table.elementType()))) {
          throw InvalidException.at(
              offset,
              "type mismatch: element segment's type %s does not match table's element type %s"
                  .formatted(segment.type().text(), table.elementType().text()));
        }
        expressions.constant(start, table.addressType().valueType());
      }
      case SegmentMode.Passive _, SegmentMode.Declarative _ ->
          context.gate.require(Feature.BULK_MEMORY, offset, "bulk memory must be enabled");
    }
    switch (segment.items()) {
      case ElementSegment.Items.Functions(var functionIndices) -> {
        for (int functionIndex : functionIndices) {
          context.functionTypeIndex(functionIndex, offset);
        }
      }
      case ElementSegment.Items.Expressions(var items) -> {
        for (var item : items) {
          expressions.constant(item, segment.type());
        }
      }
    }
  }

  private void data(DataSegment segment, long offset) {
    switch (segment.mode()) {
      case SegmentMode.Active(int memoryIndex, Bytes start) ->
          expressions.constant(
              start, context.memory(memoryIndex, offset).addressType().valueType());
      case SegmentMode.Passive _ ->
          context.gate.require(
              Feature.BULK_MEMORY,
              offset,
              "passive data segments require the bulk-memory proposal: bulk memory must be enabled");
      case SegmentMode.Declarative _ -> throw new AssertionError(segment);
    }
  }

  private void bodies() {
    for (var function : module.functions()) {
      expressions.body(function);
    }
  }

  /** Collects what occurs outside of bodies: exports, segments and constant expressions. */
  private void declareReferences() {
    for (var export : module.exports()) {
      if (export.kind() == ExternalKind.FUNCTION) {
        declare(export.index());
      }
    }
    module.globals().forEach(global -> declareIn(global.initializer()));
    module.tables().forEach(table -> table.initializer().ifPresent(this::declareIn));
    for (var segment : module.elements()) {
      switch (segment.items()) {
        case ElementSegment.Items.Functions(var functionIndices) ->
            functionIndices.forEach(this::declare);
        case ElementSegment.Items.Expressions(var items) -> items.forEach(this::declareIn);
      }
    }
  }

  private void declareIn(Bytes expression) {
    var cursor = InstructionCursor.over(expression);
    while (cursor.next()) {
      if (cursor.opcode() == Opcode.REF_FUNC) {
        declare(cursor.index());
      }
    }
  }

  private void declare(int functionIndex) {
    if (Integer.compareUnsigned(functionIndex, context.functionTypeIndices.size()) < 0) {
      context.declaredReferences.set(functionIndex);
    }
  }

  @FunctionalInterface
  private interface EntryRule<T> {
    void apply(T entry, long offset);
  }
}
