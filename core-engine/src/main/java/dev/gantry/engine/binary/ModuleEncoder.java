package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.DataSegment;
import dev.gantry.engine.syntax.ElementSegment;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Global;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.SegmentMode;
import dev.gantry.engine.syntax.Table;
import dev.gantry.engine.syntax.ValueType.ReferenceType;
import java.util.List;
import java.util.function.Consumer;

/**
 * Encodes a module (core 5.5): every number in its shortest form, no section that is empty.
 *
 * <p>What {@link ModuleSyntax#binary} holds plays no part.
 */
public final class ModuleEncoder {
  private final ModuleSyntax module;
  private final ByteWriter writer = new ByteWriter();

  private ModuleEncoder(ModuleSyntax module) {
    this.module = module;
  }

  /** {@return a module as bytes} */
  public static Bytes encode(ModuleSyntax module) {
    return new ModuleEncoder(module).encode();
  }

  private Bytes encode() {
    writer.writeFixed32(BinaryCodes.MAGIC);
    writer.writeFixed32(BinaryCodes.VERSION);
    customSections(Section.CUSTOM_ID);
    for (var section : Section.values()) {
      section(section);
      customSections(section.id());
    }
    return writer.toBytes();
  }

  private void section(Section section) {
    switch (section) {
      case TYPE ->
          list(section, module.types(), (to, type) -> new TypeWriter(to).recursiveType(type));
      case IMPORT -> list(section, module.imports(), ModuleEncoder::importEntry);
      case FUNCTION ->
          list(section, module.functions(), (to, function) -> to.writeU32(function.typeIndex()));
      case TABLE -> list(section, module.tables(), ModuleEncoder::table);
      case MEMORY ->
          list(section, module.memories(), (to, type) -> new TypeWriter(to).memoryType(type));
      case TAG -> list(section, module.tags(), (to, type) -> new TypeWriter(to).tagType(type));
      case GLOBAL -> list(section, module.globals(), ModuleEncoder::global);
      case EXPORT ->
          list(
              section,
              module.exports(),
              (to, export) -> {
                to.writeName(export.name());
                to.writeByte(export.kind().code());
                to.writeU32(export.index());
              });
      case START -> module.start().ifPresent(index -> sized(section, to -> to.writeU32(index)));
      case ELEMENT -> list(section, module.elements(), ModuleEncoder::element);
      case DATA_COUNT ->
          module.dataCount().ifPresent(count -> sized(section, to -> to.writeU32(count)));
      case CODE -> list(section, module.functions(), ModuleEncoder::function);
      case DATA -> list(section, module.data(), ModuleEncoder::data);
    }
  }

  private static void importEntry(ByteWriter to, Import entry) {
    to.writeName(entry.module());
    to.writeName(entry.name());
    new TypeWriter(to).externalType(entry.type());
  }

  private static void table(ByteWriter to, Table table) {
    if (table.initializer().isPresent()) {
      to.writeByte(BinaryCodes.TABLE_WITH_INITIALIZER);
      to.writeByte(0);
    }
    new TypeWriter(to).tableType(table.type());
    table.initializer().ifPresent(to::writeBytes);
  }

  private static void global(ByteWriter to, Global global) {
    new TypeWriter(to).globalType(global.type());
    to.writeBytes(global.initializer());
  }

  private static void function(ByteWriter to, Function function) {
    to.writeSized(
        entry -> {
          entry.writeList(
              function.locals(),
              run -> {
                entry.writeU64(run.count());
                new TypeWriter(entry).valueType(run.type());
              });
          entry.writeBytes(function.body());
        });
  }

  private static void element(ByteWriter to, ElementSegment segment) {
    boolean shortest = isShortest(segment);
    int form =
        segment.items() instanceof ElementSegment.Items.Expressions ? BinaryCodes.EXPRESSIONS : 0;
    switch (segment.mode()) {
      case SegmentMode.Passive _ -> to.writeByte(form | BinaryCodes.NOT_ACTIVE);
      case SegmentMode.Declarative _ ->
          to.writeByte(form | BinaryCodes.NOT_ACTIVE | BinaryCodes.EXPLICIT_INDEX);
      case SegmentMode.Active(int index, var offset) -> {
        to.writeByte(shortest ? form : form | BinaryCodes.EXPLICIT_INDEX);
        if (!shortest) {
          to.writeU32(index);
        }
        to.writeBytes(offset);
      }
    }
    switch (segment.items()) {
      case ElementSegment.Items.Functions(var functionIndices) -> {
        if (!shortest) {
          to.writeByte(0);
        }
        to.writeList(functionIndices, to::writeU32);
      }
      case ElementSegment.Items.Expressions(var expressions) -> {
        if (!shortest) {
          new TypeWriter(to).referenceType(segment.type());
        }
        to.writeList(expressions, to::writeBytes);
      }
    }
  }

  /** {@return whether a segment has the form that leaves its table and its type unsaid} */
  private static boolean isShortest(ElementSegment segment) {
    return segment.mode() instanceof SegmentMode.Active(int index, _)
        && index == 0
        && !segment.explicitTable()
        && (segment.items() instanceof ElementSegment.Items.Functions
            || segment.type().equals(ReferenceType.FUNCREF));
  }

  private static void data(ByteWriter to, DataSegment segment) {
    switch (segment.mode()) {
      case SegmentMode.Passive _ -> to.writeByte(BinaryCodes.PASSIVE_DATA);
      case SegmentMode.Declarative _ ->
          throw new IllegalArgumentException("a data segment cannot be declarative");
      case SegmentMode.Active(int index, var offset) -> {
        to.writeByte(index == 0 ? 0 : BinaryCodes.DATA_WITH_MEMORY_INDEX);
        if (index != 0) {
          to.writeU32(index);
        }
        to.writeBytes(offset);
      }
    }
    to.writeWithLength(segment.content());
  }

  private void customSections(int afterSection) {
    for (var section : module.customSections()) {
      if (section.afterSection() == afterSection) {
        writer.writeByte(Section.CUSTOM_ID);
        writer.writeSized(
            to -> {
              to.writeName(section.name());
              to.writeBytes(section.content());
            });
      }
    }
  }

  private <T> void list(Section section, List<T> entries, EntryWriter<T> entry) {
    if (!entries.isEmpty()) {
      sized(section, to -> to.writeList(entries, element -> entry.write(to, element)));
    }
  }

  private void sized(Section section, Consumer<ByteWriter> content) {
    writer.writeByte(section.id());
    writer.writeSized(content);
  }

  @FunctionalInterface
  private interface EntryWriter<T> {
    void write(ByteWriter to, T entry);
  }
}
