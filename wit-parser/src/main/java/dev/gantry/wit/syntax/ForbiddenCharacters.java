package dev.gantry.wit.syntax;

import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.Source;
import dev.gantry.wit.Span;

/**
 * Finds characters that WIT text may not hold (WIT.md, Lexical structure): control characters,
 * those that reorder text on screen, and those that Unicode deprecates.
 */
final class ForbiddenCharacters {
  private ForbiddenCharacters() {}

  static void check(Source source, Findings findings) {
    String text = source.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= ' ' && c < 0x7f) || c == '\n') {
        continue;
      }
      String why = why(c);
      if (!why.isEmpty()) {
        findings.add(
            DiagnosticCode.FORBIDDEN_CHARACTER,
            "character U+%04X may not stand in WIT".formatted((int) c),
            new Location(source, new Span(i, i + 1)),
            why);
      }
    }
  }

  private static String why(char c) {
    return switch (c) {
      case '\t', '\r' -> "";
      case '\u202a', '\u202b', '\u202c', '\u202d', '\u202e' -> "reorders the text on screen";
      case '\u2066', '\u2067', '\u2068', '\u2069' -> "reorders the text on screen";
      case '\u0149', '\u0673', '\u0f77', '\u0f79' -> "is deprecated by Unicode";
      case '\u17a3', '\u17a4', '\u17b4', '\u17b5' -> "is discouraged by Unicode";
      default -> Character.isISOControl(c) ? "is a control character" : "";
    };
  }
}
