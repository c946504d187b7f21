package dev.gantry.engine.text;

import dev.gantry.engine.binary.InstructionEncoder;
import dev.gantry.engine.syntax.AddressType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Global;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.syntax.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The second of two readings of a module (core 6.6): everything but the types, field by field. */
final class ModuleParser {
  private final TokenReader reader;
  private final ModuleScope scope;
  private final TypeParser types;
  private final SegmentParser segments;
  private final NameSectionWriter names = new NameSectionWriter();
  private final CustomPlacements customs = new CustomPlacements();
  private final BranchHintWriter branchHints = new BranchHintWriter();

  private final List<Import> imports = new ArrayList<>();
  private final List<Function> functions = new ArrayList<>();
  private final List<Table> tables = new ArrayList<>();
  private final List<ExternalType.MemoryType> memories = new ArrayList<>();
  private final List<ExternalType.TagType> tags = new ArrayList<>();
  private final List<Global> globals = new ArrayList<>();
  private final List<Export> exports = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private boolean usesData;
  private int functionCount;
  private int tableCount;
  private int memoryCount;
  private int globalCount;
  private int tagCount;

  ModuleParser(TokenReader reader, ModuleScope scope) {
    this.reader = reader;
    this.scope = scope;
    this.types = new TypeParser(reader, scope);
    this.segments = new SegmentParser(reader, scope);
  }

  /** Reads the fields; the reader then stands at the parenthesis that closes the module. */
  ModuleSyntax read(Optional<String> name) {
    int first = reader.index();
    while (reader.kind() == TokenKind.OPEN) {
      if (reader.isOpen("type") || reader.isOpen("rec")) {
        scope.addType(types.recursiveType());
      } else {
        reader.skipList();
      }
    }
    reader.seek(first);
    while (reader.kind() == TokenKind.OPEN) {
      scope.annotations.customSections(reader, customs);
      field();
    }
    scope.annotations.customSections(reader, customs);
    return module(name);
  }

  private ModuleSyntax module(Optional<String> name) {
    branchHints.addTo(customs);
    names.write(scope, name).ifPresent(content -> customs.addLast("name", content));
    return new ModuleSyntax(
        Bytes.of(),
        scope.recursiveTypes(),
        imports,
        functions,
        tables,
        memories,
        tags,
        globals,
        exports,
        start,
        segments.elements(),
        usesData ? OptionalInt.of(segments.data().size()) : OptionalInt.empty(),
        segments.data(),
        customs.sections());
  }

  private void field() {
    switch (reader.nextText()) {
      case "type", "rec" -> {
        reader.skipList();
        return;
      }
      case "import" -> importField();
      case "func" -> function();
      case "table" -> table();
      case "memory" -> memory();
      case "global" -> global();
      case "tag" -> tag();
      case "export" -> export();
      case "start" -> {
        reader.open("start");
        start = OptionalInt.of(scope.functions.index(reader));
      }
      case "elem" -> segments.element();
      case "data" -> segments.dataSegment();
      default -> {
        reader.open();
        throw reader.unexpected("a field of a module");
      }
    }
    reader.close();
  }

  // Imports and exports, core 6.6.2 and 6.6.10

  private void importField() {
    reader.open("import");
    String module = reader.name();
    String name = reader.name();
    reader.open();
    String kind = reader.anyWord("what to import");
    reader.takeId();
    var type =
        switch (kind) {
          case "func" -> functionImport();
          case "table" -> types.tableType(types.addressType());
          case "memory" -> types.memoryType();
          case "global" -> types.globalType();
          default -> tagType();
        };
    reader.close();
    addImport(module, name, type);
  }

  private ExternalType.FunctionImport functionImport() {
    return new ExternalType.FunctionImport(typeIndex(new IndexSpace("local")));
  }

  private int typeIndex(IndexSpace locals) {
    int at = reader.byteOffset();
    return types.resolve(types.typeUse(locals), at);
  }

  private ExternalType.TagType tagType() {
    return new ExternalType.TagType(typeIndex(new IndexSpace("local")));
  }

  private void addImport(String module, String name, ExternalType type) {
    imports.add(new Import(module, name, type));
    switch (type.kind()) {
      case FUNCTION -> functionCount++;
      case TABLE -> tableCount++;
      case MEMORY -> memoryCount++;
      case GLOBAL -> globalCount++;
      case TAG -> tagCount++;
    }
  }

  private void export() {
    reader.open("export");
    String name = reader.name();
    reader.open();
    ExternalKind kind = null;
    for (var candidate : ExternalKind.values()) {
      if (reader.takeWord(candidate.text())) {
        kind = candidate;
        break;
      }
    }
    if (kind == null) {
      throw reader.unexpected("what to export");
    }
    var space =
        switch (kind) {
          case FUNCTION -> scope.functions;
          case TABLE -> scope.tables;
          case MEMORY -> scope.memories;
          case GLOBAL -> scope.globals;
          case TAG -> scope.tags;
        };
    exports.add(new Export(name, kind, space.index(reader)));
    reader.close();
  }

  private void inlineExports(ExternalKind kind, int index) {
    reader.advance();
    reader.advance();
    reader.takeId();
    while (reader.takeOpen("export")) {
      exports.add(new Export(reader.name(), kind, index));
      reader.close();
    }
  }

  /** The two names of an inline import. */
  private record ImportName(String module, String name) {}

  private Optional<ImportName> inlineImport() {
    if (!reader.takeOpen("import")) {
      return Optional.empty();
    }
    var name = new ImportName(reader.name(), reader.name());
    reader.close();
    return Optional.of(name);
  }

  // Definitions, core 6.6.4 to 6.6.9

  private void function() {
    inlineExports(ExternalKind.FUNCTION, functionCount);
    var imported = inlineImport();
    if (imported.isPresent()) {
      var name = imported.orElseThrow();
      addImport(name.module, name.name, functionImport());
      return;
    }
    int index = functionCount++;
    var locals = new IndexSpace("local");
    int at = reader.byteOffset();
    var use = types.typeUse(locals);
    int typeIndex = types.resolve(use, at);
    boolean countKnown = true;
    if (use.inline().isEmpty()) {
      var type = scope.compositeType(typeIndex);
      countKnown = LocalRuns.defineParameters(type, locals);
    }
    var runs = LocalRuns.read(reader, types, locals);
    var body = new BodyParser(reader, scope, locals);
    var function = new Function(typeIndex, runs, body.body());
    functions.add(function);
    usesData |= body.usesData();
    branchHints.add(index, function, body.branchHints());
    names.function(index, countKnown ? locals.names() : new TreeMap<>(), body.labelNames());
  }

  private void table() {
    int index = tableCount;
    inlineExports(ExternalKind.TABLE, index);
    var imported = inlineImport();
    if (imported.isPresent()) {
      var name = imported.orElseThrow();
      addImport(name.module, name.name, types.tableType(types.addressType()));
      return;
    }
    tableCount++;
    var addressType = types.addressType();
    if (!types.isReferenceType()) {
      var type = types.tableType(addressType);
      var initializer = reader.atClose() ? Optional.<Bytes>empty() : Optional.of(expression());
      tables.add(new Table(type, initializer));
      return;
    }
    var elementType = types.referenceType();
    long length = segments.inlineElements(index, elementType, zero(addressType));
    var limits = new Limits(length, OptionalLong.of(length));
    tables.add(
        new Table(new ExternalType.TableType(addressType, limits, elementType), Optional.empty()));
  }

  private void memory() {
    int index = memoryCount;
    inlineExports(ExternalKind.MEMORY, index);
    var imported = inlineImport();
    if (imported.isPresent()) {
      var name = imported.orElseThrow();
      addImport(name.module, name.name, types.memoryType());
      return;
    }
    memoryCount++;
    int here = reader.index();
    var addressType = types.addressType();
    var declaredPageLog2 = types.pageByteLengthLog2();
    if (!reader.takeOpen("data")) {
      reader.seek(here);
      memories.add(types.memoryType());
      return;
    }
    Bytes content = segments.content();
    reader.close();
    segments.addData(new DataSegment(content, new SegmentMode.Active(index, zero(addressType))));
    int pageLog2 = declaredPageLog2.orElse(ExternalType.MemoryType.DEFAULT_PAGE_BYTE_LENGTH_LOG2);
    long pages = (content.length() + (1L << pageLog2) - 1) >>> pageLog2;
    var limits = new Limits(pages, OptionalLong.of(pages));
    memories.add(new ExternalType.MemoryType(addressType, limits, false, declaredPageLog2));
  }

  private static Bytes zero(AddressType addressType) {
    var instruction =
        switch (addressType) {
          case I32 -> new Instruction.I32Const(Opcode.I32_CONST, 0);
          case I64 -> new Instruction.I64Const(Opcode.I64_CONST, 0);
        };
    return InstructionEncoder.encode(List.of(instruction, new Instruction.Plain(Opcode.END)));
  }

  private void global() {
    inlineExports(ExternalKind.GLOBAL, globalCount);
    var imported = inlineImport();
    if (imported.isPresent()) {
      var name = imported.orElseThrow();
      addImport(name.module, name.name, types.globalType());
      return;
    }
    globalCount++;
    globals.add(new Global(types.globalType(), expression()));
  }

  private void tag() {
    inlineExports(ExternalKind.TAG, tagCount);
    var imported = inlineImport();
    var type = tagType();
    if (imported.isPresent()) {
      var name = imported.orElseThrow();
      addImport(name.module, name.name, type);
      return;
    }
    tagCount++;
    tags.add(type);
  }

  private Bytes expression() {
    return new BodyParser(reader, scope, new IndexSpace("local")).body();
  }
}
