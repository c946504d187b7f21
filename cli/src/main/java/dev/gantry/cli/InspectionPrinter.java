package dev.gantry.cli;

import dev.gantry.cli.Inspection.External;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes an inspection, for people or for programs. */
final class InspectionPrinter {
  private InspectionPrinter() {}

  /** {@return it as a tree of lines} */
  static String text(Inspection root) {
    var lines = new ArrayList<String>();
    addLines(root, "", lines);
    return String.join("\n", lines) + "\n";
  }

  private static void addLines(Inspection part, String indent, List<String> lines) {
    var title = new StringBuilder(indent).append(part.kind());
    part.index().ifPresent(index -> title.append(' ').append(index));
    part.byteLength()
        .ifPresent(length -> title.append(String.format(Locale.ROOT, ", %,d bytes", length)));
    part.instantiates().ifPresent(made -> title.append(", an instance of ").append(made));
    lines.add(title.toString());
    String deeper = indent + "  ";
    part.imports().forEach(external -> lines.add(line(deeper, "import", external)));
    part.exports().forEach(external -> lines.add(line(deeper, "export", external)));
    part.parts().forEach(nested -> addLines(nested, deeper, lines));
  }

  private static String line(String indent, String keyword, External external) {
    return "%s%s %s: %s".formatted(indent, keyword, visible(external.name()), external.kind());
  }

  /** Names may hold anything, which a terminal should not be sent. */
  private static String visible(String name) {
    var text = new StringBuilder();
    name.codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                text.append(String.format(Locale.ROOT, "\\u{%x}", point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return text.toString();
  }

  /** {@return it as a JSON object} */
  static String json(Inspection root) {
    return JsonMapper.builder()
            .build()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(tree(root))
        + "\n";
  }

  private static Map<String, Object> tree(Inspection part) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("kind", part.kind());
    part.index().ifPresent(index -> tree.put("index", index));
    part.byteLength().ifPresent(length -> tree.put("byteLength", length));
    part.instantiates().ifPresent(made -> tree.put("instanceOf", made));
    tree.put("imports", externals(part.imports()));
    tree.put("exports", externals(part.exports()));
    tree.put("parts", part.parts().stream().map(InspectionPrinter::tree).toList());
    return tree;
  }

  private static List<Map<String, String>> externals(List<External> externals) {
    return externals.stream()
        .map(
            external -> {
              var entry = new LinkedHashMap<String, String>();
              entry.put("name", external.name());
              entry.put("kind", external.kind());
              return (Map<String, String>) entry;
            })
        .toList();
  }
}
