package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.NameSubsection;
import dev.gantry.engine.syntax.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The name section that identifiers and annotations of a text make (core A.5.1). */
final class NameSectionWriter {
  private final SortedMap<Integer, SortedMap<Integer, String>> locals = new TreeMap<>();
  private final SortedMap<Integer, SortedMap<Integer, String>> labels = new TreeMap<>();

  /** Takes the names within a function. */
  void function(
      int index, SortedMap<Integer, String> localNames, SortedMap<Integer, String> labelNames) {
    if (!localNames.isEmpty()) {
      locals.put(index, localNames);
    }
    if (!labelNames.isEmpty()) {
      labels.put(index, labelNames);
    }
  }

  /** {@return the content of the section, empty if nothing has a name} */
  Optional<Bytes> write(ModuleScope scope, Optional<String> module) {
    var writer = new ByteWriter();
    module.ifPresent(name -> subsection(writer, NameSubsection.MODULE, to -> to.writeName(name)));
    map(writer, NameSubsection.FUNCTIONS, scope.functions.names());
    indirectMap(writer, NameSubsection.LOCALS, locals);
    indirectMap(writer, NameSubsection.LABELS, labels);
    map(writer, NameSubsection.TYPES, scope.types.names());
    map(writer, NameSubsection.TABLES, scope.tables.names());
    map(writer, NameSubsection.MEMORIES, scope.memories.names());
    map(writer, NameSubsection.GLOBALS, scope.globals.names());
    map(writer, NameSubsection.ELEMENTS, scope.elements.names());
    map(writer, NameSubsection.DATA, scope.data.names());
    SortedMap<Integer, SortedMap<Integer, String>> fields = new TreeMap<>();
    scope.fields.forEach(
        (type, space) -> {
          if (!space.names().isEmpty()) {
            fields.put(type, space.names());
          }
        });
    indirectMap(writer, NameSubsection.FIELDS, fields);
    map(writer, NameSubsection.TAGS, scope.tags.names());
    return writer.length() == 0 ? Optional.empty() : Optional.of(writer.toBytes());
  }

  private static void map(
      ByteWriter writer, NameSubsection subsection, SortedMap<Integer, String> names) {
    if (!names.isEmpty()) {
      subsection(writer, subsection, to -> writeNames(to, names));
    }
  }

  private static void indirectMap(
      ByteWriter writer,
      NameSubsection subsection,
      SortedMap<Integer, SortedMap<Integer, String>> names) {
    if (!names.isEmpty()) {
      subsection(
          writer,
          subsection,
          to ->
              to.writeList(
                  List.copyOf(names.entrySet()),
                  entry -> {
                    to.writeU32(entry.getKey());
                    writeNames(to, entry.getValue());
                  }));
    }
  }

  private static void writeNames(ByteWriter writer, SortedMap<Integer, String> names) {
    writer.writeList(
        List.<Map.Entry<Integer, String>>copyOf(names.entrySet()),
        entry -> {
          writer.writeU32(entry.getKey());
          writer.writeName(entry.getValue());
        });
  }

  private static void subsection(
      ByteWriter writer, NameSubsection subsection, Consumer<ByteWriter> content) {
    writer.writeByte(subsection.id());
    writer.writeSized(content);
  }
}
