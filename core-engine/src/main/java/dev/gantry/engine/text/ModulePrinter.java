package dev.gantry.engine.text;

import dev.gantry.engine.binary.BranchHints;
import dev.gantry.engine.binary.EntryOffsets;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.ModuleNames;
import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.binary.Section;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CustomSection;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.SegmentMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Prints modules in the text format, in the order of the binary (core 6.6). */
public final class ModulePrinter {
  private final TextWriter out;
  private final ModuleSyntax module;
  private final PrintedNames names;
  private final TypePrinter types;
  private final FunctionPrinter functions;
  private final Entries entries;
  private final Map<ExternalKind, Integer> counts = new EnumMap<>(ExternalKind.class);
  private String place = "before first";

  private ModulePrinter(TextWriter out, ModuleSyntax module, PrintedNames names) {
    this.out = out;
    this.module = module;
    this.names = names;
    this.types = new TypePrinter(out, names, module);
    var hints = BranchHints.of(module);
    this.entries =
        hints.isEmpty() && !out.options().offsets()
            ? (_, _) -> 0
            : EntryOffsets.of(module.binary())::offset;
    this.functions = new FunctionPrinter(out, names, types, hints, module);
  }

  /** Where the entries of sections begin; only asked for where it matters. */
  @FunctionalInterface
  private interface Entries {
    int offset(Section section, int position);
  }

  /**
   * {@return a module as text, which ends with a line break}
   *
   * @throws dev.gantry.engine.MalformedException if a body is malformed
   */
  public static String print(ModuleSyntax module, PrintOptions options) {
    var out = new TextWriter(options);
    var names = names(module, options);
    out.open("module");
    names.module().ifPresent(name -> out.write(" ").write(name.definition()));
    new ModulePrinter(out, module, names).fields();
    out.close(module.binary().end());
    return out.write("\n").toString();
  }

  /**
   * Prints the fields of a module into a list that another grammar has opened, and will close.
   *
   * @throws dev.gantry.engine.MalformedException if a body is malformed
   */
  public static void printFields(TextWriter out, ModuleSyntax module) {
    new ModulePrinter(out, module, names(module, out.options())).fields();
  }

  private static PrintedNames names(ModuleSyntax module, PrintOptions options) {
    return new PrintedNames(ModuleNames.of(module), options.nameUnnamed());
  }

  private void fields() {
    customSections(Section.CUSTOM_ID);
    for (var section : Section.values()) {
      if (section(section)) {
        place = "after " + CustomPlacements.keyword(section);
      }
      customSections(section.id());
    }
  }

  /** Prints a section; {@return whether there is anything in it}. */
  private boolean section(Section section) {
    return switch (section) {
      case TYPE ->
          all(
              section,
              module.types(),
              type -> types.recursiveType(type, entries.offset(section, types.nextGroup())));
      case IMPORT -> all(section, module.imports(), this::importField);
      case FUNCTION -> !module.functions().isEmpty();
      case TABLE ->
          all(
              section,
              module.tables(),
              table -> {
                definition(table.type());
                table.initializer().ifPresent(value -> functions.expression(value));
                out.close();
              });
      case MEMORY -> all(section, module.memories(), this::plainDefinition);
      case TAG -> all(section, module.tags(), this::plainDefinition);
      case GLOBAL ->
          all(
              section,
              module.globals(),
              global -> {
                definition(global.type());
                functions.expression(global.initializer());
                out.close();
              });
      case EXPORT -> all(section, module.exports(), this::export);
      case START -> start();
      case ELEMENT -> elements();
      case DATA_COUNT -> false;
      case CODE -> code();
      case DATA -> data();
    };
  }

  private <T> boolean all(Section section, List<T> elements, Consumer<T> print) {
    int position = 0;
    for (T element : elements) {
      out.newline(entries.offset(section, position++));
      print.accept(element);
    }
    return !elements.isEmpty();
  }

  private int next(ExternalKind kind) {
    return counts.merge(kind, 1, Integer::sum) - 1;
  }

  // Imports, exports and definitions

  private void importField(Import entry) {
    out.open("import ").string(entry.module()).write(" ").string(entry.name()).write(" ");
    plainDefinition(entry.type());
    out.close();
  }

  private void plainDefinition(ExternalType type) {
    definition(type);
    out.close();
  }

  /** Opens {@code (memory $m (;0;) 1 2}. */
  private void definition(ExternalType type) {
    var kind = type.kind();
    out.open(kind.text() + " ").write(names.definition(space(kind), next(kind))).write(" ");
    types.externalType(type);
  }

  private static NameSubsection space(ExternalKind kind) {
    return switch (kind) {
      case FUNCTION -> NameSubsection.FUNCTIONS;
      case TABLE -> NameSubsection.TABLES;
      case MEMORY -> NameSubsection.MEMORIES;
      case GLOBAL -> NameSubsection.GLOBALS;
      case TAG -> NameSubsection.TAGS;
    };
  }

  private void export(Export export) {
    out.open("export ").string(export.name()).write(" ");
    out.open(export.kind().text() + " ");
    // Tags go without names, as the reference tools print them.
    out.write(
        export.kind() == ExternalKind.TAG
            ? Integer.toUnsignedString(export.index())
            : names.use(space(export.kind()), export.index()));
    out.close().close();
  }

  private boolean start() {
    module
        .start()
        .ifPresent(
            index -> {
              out.newline(entries.offset(Section.START, 0)).open("start ");
              out.write(names.use(NameSubsection.FUNCTIONS, index)).close();
            });
    return module.start().isPresent();
  }

  private boolean code() {
    int position = 0;
    for (var function : module.functions()) {
      functions.print(
          function,
          next(ExternalKind.FUNCTION),
          module.binary(),
          entries.offset(Section.CODE, position++));
    }
    return !module.functions().isEmpty();
  }

  // Segments

  private boolean elements() {
    for (int i = 0; i < module.elements().size(); i++) {
      var segment = module.elements().get(i);
      out.newline(entries.offset(Section.ELEMENT, i)).open("elem ");
      out.write(names.definition(NameSubsection.ELEMENTS, i)).write(" ");
      switch (segment.mode()) {
        case SegmentMode.Passive _ -> {}
        case SegmentMode.Declarative _ -> out.write("declare ");
        case SegmentMode.Active(int table, var offset) -> {
          if (table != 0 || segment.explicitTable()) {
            out.open("table ").write(names.use(NameSubsection.TABLES, table)).close().write(" ");
          }
          offsetOrItem("offset", offset);
          out.write(" ");
        }
      }
      items(segment);
      out.close();
    }
    return !module.elements().isEmpty();
  }

  private void items(ElementSegment segment) {
    if (out.options().skeleton()) {
      out.write("...");
      return;
    }
    switch (segment.items()) {
      case ElementSegment.Items.Functions(var indices) -> {
        out.write("func");
        indices.forEach(index -> out.write(" " + names.use(NameSubsection.FUNCTIONS, index)));
      }
      case ElementSegment.Items.Expressions(var expressions) -> {
        out.write(types.text(segment.type()));
        for (var expression : expressions) {
          out.write(" ");
          offsetOrItem("item", expression);
        }
      }
    }
  }

  private boolean data() {
    for (int i = 0; i < module.data().size(); i++) {
      DataSegment segment = module.data().get(i);
      out.newline(entries.offset(Section.DATA, i)).open("data ");
      out.write(names.definition(NameSubsection.DATA, i)).write(" ");
      if (segment.mode() instanceof SegmentMode.Active(int memory, var offset)) {
        if (memory != 0) {
          out.open("memory ").write(names.use(NameSubsection.MEMORIES, memory)).close().write(" ");
        }
        offsetOrItem("offset", offset);
        out.write(" ");
      }
      content(segment.content());
      out.close();
    }
    return !module.data().isEmpty();
  }

  private void content(Bytes bytes) {
    if (out.options().skeleton()) {
      out.write("...");
    } else {
      out.bytes(bytes);
    }
  }

  /** An instruction alone needs no keyword. */
  private void offsetOrItem(String keyword, Bytes expression) {
    var cursor = InstructionCursor.over(expression);
    boolean alone = cursor.next() && cursor.opcode() != Opcode.END && cursor.next();
    alone = alone && cursor.opcode() == Opcode.END && cursor.endOffset() == expression.end();
    out.open(alone ? "" : keyword + " ");
    if (alone) {
      functions.constant(expression);
    } else {
      functions.nested(expression);
    }
    out.close();
  }

  // Custom sections

  private void customSections(int afterSection) {
    for (CustomSection section : module.customSections()) {
      if (section.afterSection() == afterSection) {
        customSection(section);
      }
    }
  }

  private void customSection(CustomSection section) {
    switch (section.name()) {
      case ModuleNames.SECTION, BranchHints.SECTION -> {}
      case ModuleAnnotations.PRODUCERS, ModuleAnnotations.DYLINK -> {
        if (!ToolSectionPrinter.print(section, out)) {
          rawSection(section);
        }
      }
      default -> rawSection(section);
    }
  }

  private void rawSection(CustomSection section) {
    out.newline(section.content().start()).open("@custom ").string(section.name());
    out.write(" (" + place + ") ");
    content(section.content());
    out.close();
  }
}
