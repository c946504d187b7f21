package dev.gantry.wit.print;

import dev.gantry.wit.model.Stability;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes lines of WIT with their indentation, documentation and gates. */
final class WitWriter {
  private static final Set<String> KEYWORDS =
      Set.of(
          "as",
          "async",
          "bool",
          "borrow",
          "char",
          "constructor",
          "enum",
          "error-context",
          "export",
          "f32",
          "f64",
          "flags",
          "from",
          "func",
          "future",
          "import",
          "include",
          "interface",
          "list",
          "map",
          "option",
          "own",
          "package",
          "record",
          "resource",
          "result",
          "s16",
          "s32",
          "s64",
          "s8",
          "static",
          "stream",
          "string",
          "tuple",
          "type",
          "u16",
          "u32",
          "u64",
          "u8",
          "use",
          "variant",
          "with",
          "world");

  private final boolean hasDocs;
  private final StringBuilder out = new StringBuilder();
  private int depth;

  WitWriter(boolean hasDocs) {
    this.hasDocs = hasDocs;
  }

  /** {@return a name as WIT spells it} */
  static String name(String name) {
    return KEYWORDS.contains(name) ? "%" + name : name;
  }

  void line(String text) {
    if (!text.isEmpty()) {
      out.repeat("  ", depth).append(text);
    }
    out.append('\n');
  }

  void open(String text) {
    line(text + " {");
    depth++;
  }

  void close() {
    depth--;
    line("}");
  }

  /** Leaves a line empty, unless a block has just been opened. */
  void gap() {
    if (!out.isEmpty() && !endsWith("{\n") && !endsWith("\n\n")) {
      out.append('\n');
    }
  }

  private boolean endsWith(String end) {
    return out.length() >= end.length() && out.substring(out.length() - end.length()).equals(end);
  }

  void docs(Optional<String> docs) {
    if (hasDocs && docs.isPresent()) {
      DocComment.lines(docs.get()).forEach(this::docLine);
    }
  }

  /** Lines of a block comment stand as they are, since their indentation is part of the text. */
  private void docLine(DocComment.Line line) {
    if (line.isIndented()) {
      line(line.text());
    } else {
      out.append(line.text()).append('\n');
    }
  }

  void gates(Stability stability, Optional<String> externalId) {
    switch (stability) {
      case Stability.Unknown() -> {
        // Nothing to say.
      }
      case Stability.Unstable(var feature, _) -> line("@unstable(feature = " + name(feature) + ")");
      case Stability.Stable(var since, _) -> line("@since(version = " + since + ")");
    }
    stability.deprecation().ifPresent(version -> line("@deprecated(version = " + version + ")"));
    externalId.ifPresent(id -> line("@external-id(" + quoted(id) + ")"));
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                  if (c < 0x20 || c >= 0x7f) {
                    quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  /** Writes {@code use path.{names};}. */
  void use(String path, List<String> names) {
    line("use " + path + ".{" + String.join(", ", names) + "};");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
