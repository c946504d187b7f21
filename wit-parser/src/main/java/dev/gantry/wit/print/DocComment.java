package dev.gantry.wit.print;

import java.util.ArrayList;
import java.util.List;

/** Documentation as a comment that reads back as the same documentation. */
final class DocComment {
  private DocComment() {}

  /**
   * A line of a comment.
   *
   * @param isIndented whether the indentation around it goes before it
   */
  record Line(String text, boolean isIndented) {}

  static List<Line> lines(String docs) {
    List<String> lines = docs.lines().toList();
    boolean isPlain =
        lines.stream().allMatch(line -> line.equals(line.stripTrailing()))
            && lines.stream().anyMatch(line -> !line.isEmpty() && !startsWithSpace(line));
    boolean fitsBlock =
        !docs.contains("*/")
            && !docs.contains("/*")
            && !docs.startsWith("/")
            && !docs.endsWith("/")
            && !docs.startsWith(" ");
    return isPlain || !fitsBlock ? lineComment(lines) : blockComment(lines);
  }

  private static boolean startsWithSpace(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  private static List<Line> lineComment(List<String> lines) {
    return lines.isEmpty()
        ? List.of(new Line("///", true))
        : lines.stream()
            .map(line -> new Line(line.isEmpty() ? "///" : "/// " + line, true))
            .toList();
  }

  private static List<Line> blockComment(List<String> lines) {
    var block = new ArrayList<Line>();
    if (lines.isEmpty()) {
      return List.of(new Line("/** */", true));
    }
    block.add(new Line("/**" + lines.getFirst(), true));
    lines.subList(1, lines.size()).forEach(line -> block.add(new Line(line, false)));
    Line last = block.removeLast();
    block.add(new Line(last.text() + " */", last.isIndented()));
    return block;
  }
}
