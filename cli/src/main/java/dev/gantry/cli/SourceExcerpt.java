package dev.gantry.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the line of a text that a message is about, with a caret. */
final class SourceExcerpt {
  /** Messages about the text formats, of modules and of components, end with their place. */
  private static final Pattern PLACE =
      Pattern.compile("(.*) \\(at ([0-9]+):([0-9]+)\\)", Pattern.DOTALL);

  /** How much of a long line is shown on either side of the caret. */
  private static final int REACH = 60;

  private SourceExcerpt() {}

  /**
   * {@return a message with file, line and caret; as it is, after the file, if it names no place}
   *
   * @param text what the message is about, in UTF-8
   */
  static String explain(String file, byte[] text, String message) {
    Matcher place = PLACE.matcher(message);
    if (!place.matches()) {
      return file + ": " + message;
    }
    String found = place.group(1);
    int line = Integer.parseInt(place.group(2));
    int column = Integer.parseInt(place.group(3));
    String source =
        new String(text, StandardCharsets.UTF_8).lines().skip(line - 1L).findFirst().orElse("");
    int caret = Math.min(column - 1, source.length());
    int start = caret > REACH ? caret - REACH : 0;
    int end = Math.min(source.length(), caret + REACH);
    String shown = source.substring(start, end);
    String margin = " ".repeat(String.valueOf(line).length());
    // Tabs stay tabs, so that the caret stands under what it points to.
    String indent = shown.substring(0, caret - start).replaceAll("[^\\t]", " ");
    return """
        %s
        %s--> %s:%d:%d
        %s |
        %d | %s
        %s | %s^"""
        .formatted(found, margin, file, line, column, margin, line, shown, margin, indent);
  }
}
