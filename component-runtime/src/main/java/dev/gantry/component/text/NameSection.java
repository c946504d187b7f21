package dev.gantry.component.text;

import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.syntax.Bytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The custom section that names what a component defines (Binary.md, Name Section). */
final class NameSection {
  static final String NAME = "component-name";

  private static final int COMPONENT = 0;
  private static final int SORT_NAMES = 1;

  private NameSection() {}

  /** {@return the content of the section, empty if nothing has a name} */
  static Optional<Bytes> of(TextScope scope, Name component) {
    var writer = new ByteWriter();
    component
        .text()
        .ifPresent(
            name -> {
              writer.writeByte(COMPONENT);
              writer.writeSized(content -> content.writeName(name));
            });
    for (Sort sort : Sort.values()) {
      SortedMap<Integer, String> names = scope.names(sort);
      if (!names.isEmpty()) {
        writer.writeByte(SORT_NAMES);
        writer.writeSized(content -> write(content, sort, names));
      }
    }
    return writer.length() == 0 ? Optional.empty() : Optional.of(writer.toBytes());
  }

  private static void write(ByteWriter writer, Sort sort, SortedMap<Integer, String> names) {
    if (sort.isCore()) {
      writer.writeByte(0);
    }
    writer.writeByte(sort.code());
    writer.writeList(
        List.<Map.Entry<Integer, String>>copyOf(names.entrySet()),
        entry -> {
          writer.writeU32(entry.getKey());
          writer.writeName(entry.getValue());
        });
  }
}
