package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.syntax.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Custom sections of the tool conventions that the text format of the reference tools spells out.
 */
final class ToolSections {
  static final List<String> PRODUCER_FIELDS = List.of("language", "sdk", "processed-by");
  static final int DYLINK_MEMORY = 1;
  static final int DYLINK_NEEDED = 2;
  static final int DYLINK_EXPORTS = 3;
  static final int DYLINK_IMPORTS = 4;
  static final int DYLINK_PATHS = 5;

  /** Flags of symbols by the number of the bit that stands for them; empty where there is none. */
  static final List<String> DYLINK_FLAGS =
      List.of(
          "binding-weak",
          "binding-local",
          "visibility-hidden",
          "",
          "undefined",
          "exported",
          "explicit-name",
          "no-strip",
          "tls",
          "absolute");

  private ToolSections() {}

  private record Producer(String name, String version) {}

  static Bytes producers(TokenReader content) {
    Map<String, List<Producer>> fields = new LinkedHashMap<>();
    PRODUCER_FIELDS.forEach(field -> fields.put(field, new ArrayList<>()));
    while (!content.atEnd()) {
      content.open();
      var field = fields.get(content.text());
      if (field == null) {
        throw content.unexpected("one of " + PRODUCER_FIELDS);
      }
      content.advance();
      field.add(new Producer(content.name(), content.name()));
      content.close();
    }
    fields.values().removeIf(List::isEmpty);
    var writer = new ByteWriter();
    writer.writeList(
        List.copyOf(fields.entrySet()),
        field -> {
          writer.writeName(field.getKey());
          writer.writeList(
              field.getValue(),
              producer -> {
                writer.writeName(producer.name);
                writer.writeName(producer.version);
              });
        });
    return writer.toBytes();
  }

  /** Adjacent exports, and adjacent imports, share a subsection. */
  static Bytes dylink(TokenReader content) {
    var writer = new ByteWriter();
    while (!content.atEnd()) {
      content.open();
      switch (content.anyWord("a dylink.0 subsection")) {
        case "mem-info" -> subsection(writer, DYLINK_MEMORY, memoryInfo(content));
        case "needed" -> subsection(writer, DYLINK_NEEDED, names(content));
        case "runtime-path" -> subsection(writer, DYLINK_PATHS, names(content));
        case "export-info" -> symbols(writer, content, "export-info", DYLINK_EXPORTS, 1);
        case "import-info" -> symbols(writer, content, "import-info", DYLINK_IMPORTS, 2);
        default -> throw content.malformed("unexpected token, expected a dylink.0 subsection");
      }
    }
    return writer.toBytes();
  }

  private static void subsection(ByteWriter writer, int id, Bytes content) {
    writer.writeByte(id);
    writer.writeWithLength(content);
  }

  private static Bytes memoryInfo(TokenReader content) {
    var writer = new ByteWriter();
    for (String part : List.of("memory", "table")) {
      if (content.takeOpen(part)) {
        writer.writeU32(content.u32());
        writer.writeU32(content.u32());
        content.close();
      } else {
        writer.writeU32(0);
        writer.writeU32(0);
      }
    }
    content.close();
    return writer.toBytes();
  }

  private static Bytes names(TokenReader content) {
    List<String> names = new ArrayList<>();
    while (!content.atClose()) {
      names.add(content.name());
    }
    content.close();
    var writer = new ByteWriter();
    writer.writeList(names, writer::writeName);
    return writer.toBytes();
  }

  private static void symbols(
      ByteWriter writer, TokenReader content, String keyword, int id, int nameCount) {
    var symbols = new ByteWriter();
    int count = 0;
    do {
      for (int i = 0; i < nameCount; i++) {
        symbols.writeName(content.name());
      }
      symbols.writeU32(flags(content));
      content.close();
      count++;
    } while (content.takeOpen(keyword));
    var subsection = new ByteWriter();
    subsection.writeU32(count);
    subsection.writeBytes(symbols.toBytes());
    subsection(writer, id, subsection.toBytes());
  }

  private static int flags(TokenReader content) {
    int flags = 0;
    while (!content.atClose()) {
      if (content.isNatural()) {
        flags |= content.u32();
        continue;
      }
      int bit = content.kind() == TokenKind.WORD ? DYLINK_FLAGS.indexOf(content.text()) : -1;
      if (bit < 0) {
        throw content.unexpected("a flag");
      }
      flags |= 1 << bit;
      content.advance();
    }
    return flags;
  }
}
