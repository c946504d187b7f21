package dev.gantry.engine.text;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ByteReader;
import dev.gantry.engine.syntax.CustomSection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the custom sections that {@link ToolSections} reads. */
final class ToolSectionPrinter {
  private ToolSectionPrinter() {}

  /** Prints a section; {@return false, after a comment, if it does not follow the conventions}. */
  static boolean print(CustomSection section, TextWriter out) {
    List<String> content;
    try {
      var reader = new ByteReader(section.content());
      content =
          section.name().equals(ModuleAnnotations.PRODUCERS) ? producers(reader) : dylink(reader);
    } catch (MalformedException e) {
      out.newline(section.content().start());
      out.write(";; failed to parse custom section `%s`: ".formatted(section.name()));
      var lines = String.valueOf(e.getMessage()).lines().toList();
      out.write(lines.getFirst());
      lines.stream().skip(1).forEach(line -> out.newline().write(";; " + line));
      return false;
    }
    out.newline(section.content().start()).open("@" + section.name());
    content.forEach(line -> out.newline().write(line));
    out.close();
    return true;
  }

  private static List<String> producers(ByteReader reader) {
    List<String> lines = new ArrayList<>();
    int fieldCount = reader.readLength();
    for (int i = 0; i < fieldCount; i++) {
      int offset = reader.position();
      String field = reader.readName();
      if (!ToolSections.PRODUCER_FIELDS.contains(field)) {
        throw MalformedException.at(offset, "invalid producers field name: `%s`".formatted(field));
      }
      int valueCount = reader.readLength();
      for (int j = 0; j < valueCount; j++) {
        lines.add("(" + field + " " + string(reader) + " " + string(reader) + ")");
      }
    }
    requireEnd(reader);
    return lines;
  }

  private static List<String> dylink(ByteReader reader) {
    List<String> lines = new ArrayList<>();
    while (!reader.atEnd()) {
      int id = reader.readByte();
      var part = new ByteReader(reader.readBytes(reader.readLength()));
      switch (id) {
        case ToolSections.DYLINK_MEMORY -> lines.add(memoryInfo(part));
        case ToolSections.DYLINK_NEEDED -> lines.add("(needed" + names(part) + ")");
        case ToolSections.DYLINK_EXPORTS -> symbols(part, "export-info", 1, lines);
        case ToolSections.DYLINK_IMPORTS -> symbols(part, "import-info", 2, lines);
        case ToolSections.DYLINK_PATHS -> lines.add("(runtime-path" + names(part) + ")");
        default -> throw MalformedException.at(part.position(), "unknown subsection " + id);
      }
      requireEnd(part);
    }
    return lines;
  }

  private static void requireEnd(ByteReader reader) {
    if (!reader.atEnd()) {
      throw MalformedException.at(reader.position(), "unexpected data at the end");
    }
  }

  private static String string(ByteReader reader) {
    return "\"" + TextWriter.escaped(reader.readName()) + "\"";
  }

  private static String memoryInfo(ByteReader reader) {
    var line = new StringBuilder("(mem-info");
    for (String part : List.of("memory", "table")) {
      int size = reader.readU32();
      int alignment = reader.readU32();
      if ((size | alignment) != 0) {
        line.append(
            " (%s %s %s)"
                .formatted(
                    part, Integer.toUnsignedString(size), Integer.toUnsignedString(alignment)));
      }
    }
    return line.append(")").toString();
  }

  private static String names(ByteReader reader) {
    List<String> names = new ArrayList<>();
    int count = reader.readLength();
    for (int i = 0; i < count; i++) {
      names.add(" " + string(reader));
    }
    return String.join("", names);
  }

  private static void symbols(
      ByteReader reader, String keyword, int nameCount, List<String> lines) {
    int count = reader.readLength();
    for (int i = 0; i < count; i++) {
      var line = new StringBuilder("(" + keyword);
      for (int j = 0; j < nameCount; j++) {
        line.append(" ").append(string(reader));
      }
      lines.add(line.append(flags(reader.readU32())).append(")").toString());
    }
  }

  private static String flags(int flags) {
    int rest = flags;
    List<String> words = new ArrayList<>();
    for (int bit = 0; bit < ToolSections.DYLINK_FLAGS.size(); bit++) {
      String word = ToolSections.DYLINK_FLAGS.get(bit);
      if (!word.isEmpty() && (rest & 1 << bit) != 0) {
        words.add(word);
        rest &= ~(1 << bit);
      }
    }
    if (rest != 0) {
      words.add("0x" + Integer.toHexString(rest));
    }
    return words.stream().map(word -> " " + word).collect(Collectors.joining());
  }
}
