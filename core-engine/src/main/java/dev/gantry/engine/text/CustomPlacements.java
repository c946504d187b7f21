package dev.gantry.engine.text;

import dev.gantry.engine.binary.ByteWriter;
import dev.gantry.engine.binary.Section;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.CustomSection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Custom sections that a text spells out, and where they go among the others (core A.5.2). */
final class CustomPlacements {
  private static final List<Section> ORDER = List.of(Section.values());
  private static final int LAST = 2 * ORDER.size() + 1;

  private final List<Placed> placed = new ArrayList<>();

  /** A custom section; {@code rank} orders what stands before, in and after each section. */
  private record Placed(int rank, String name, Bytes content) {}

  /** {@return all sections, in the order of the binary} */
  List<CustomSection> sections() {
    return placed.stream()
        .sorted(Comparator.comparingInt(Placed::rank))
        .map(
            section -> new CustomSection(section.name, section.content, afterSection(section.rank)))
        .toList();
  }

  /** Adds a section at the end of the module. */
  void addLast(String name, Bytes content) {
    placed.add(new Placed(LAST, name, content));
  }

  /** Adds a section right before a standard one. */
  void addBefore(Section section, String name, Bytes content) {
    placed.add(new Placed(2 * ORDER.indexOf(section) + 1, name, content));
  }

  private static int afterSection(int rank) {
    // Ranks are 0 for the beginning, then 2i + 1 before and 2i + 2 after the i-th section.
    return rank < 2
        ? Section.CUSTOM_ID
        : ORDER.get(Math.min((rank - 2) / 2, ORDER.size() - 1)).id();
  }

  /** Reads {@code (@custom "name" (before type)? "content"*)}. */
  void custom(TokenReader content) {
    if (content.kind() != TokenKind.STRING) {
      throw content.malformed("@custom annotation: missing section name");
    }
    if (!isUtf8(content)) {
      throw content.malformed("@custom annotation: malformed UTF-8 encoding");
    }
    String name = content.name();
    int rank = content.kind() == TokenKind.OPEN ? placement(content) : LAST;
    var bytes = new ByteWriter();
    while (content.kind() == TokenKind.STRING) {
      bytes.writeBytes(Bytes.of(content.string()));
    }
    if (!content.atEnd()) {
      throw content.malformed("@custom annotation: unexpected token " + content.text());
    }
    placed.add(new Placed(rank, name, bytes.toBytes()));
  }

  private static boolean isUtf8(TokenReader content) {
    int here = content.index();
    byte[] bytes = content.string();
    content.seek(here);
    return Utf8.firstInvalid(bytes, 0, bytes.length) < 0;
  }

  private static int placement(TokenReader content) {
    content.open();
    boolean before = content.isWord("before");
    if (!before && !content.isWord("after")) {
      throw content.malformed("@custom annotation: malformed placement");
    }
    content.advance();
    if (content.isWord(before ? "first" : "last")) {
      content.advance();
      content.close();
      return before ? 0 : LAST;
    }
    var section = sectionNamed(content);
    content.close();
    return 2 * ORDER.indexOf(section) + (before ? 1 : 2);
  }

  private static Section sectionNamed(TokenReader content) {
    if (content.kind() == TokenKind.WORD) {
      String word = content.text();
      content.advance();
      for (var section : Section.values()) {
        if (keyword(section).equals(word)) {
          return section;
        }
      }
    }
    throw content.malformed("@custom annotation: malformed section kind");
  }

  /** {@return the keyword of a section in the placement of others} */
  static String keyword(Section section) {
    return switch (section) {
      case TYPE -> "type";
      case IMPORT -> "import";
      case FUNCTION -> "func";
      case TABLE -> "table";
      case MEMORY -> "memory";
      case TAG -> "tag";
      case GLOBAL -> "global";
      case EXPORT -> "export";
      case START -> "start";
      case ELEMENT -> "elem";
      case DATA_COUNT -> "datacount";
      case CODE -> "code";
      case DATA -> "data";
    };
  }

  /** Reads {@code (@producers (language "C" "11")…)}, the tool conventions' record of tools. */
  void producers(TokenReader content) {
    placed.add(new Placed(LAST, ModuleAnnotations.PRODUCERS, ToolSections.producers(content)));
  }

  /** Reads {@code (@dylink.0 (mem-info …)…)}, the tool conventions' description of a library. */
  void dylink(TokenReader content) {
    placed.add(new Placed(0, ModuleAnnotations.DYLINK, ToolSections.dylink(content)));
  }
}
