package dev.gantry.wit.print;

import dev.gantry.wit.Source;
import dev.gantry.wit.WitException;
import dev.gantry.wit.syntax.Formatting;

/**
 * Formats WIT files: two spaces of indentation, one item to a line, at most one empty line in a
 * row. Comments stay where they are; nothing else but white space and commas at the end of lists
 * changes.
 */
public final class WitFormatter {
  private WitFormatter() {}

  /**
   * {@return the text of a file, formatted}
   *
   * @throws WitException if the text does not have the form of WIT; names need not mean anything
   */
  public static String format(Source source) {
    return Formatting.format(source);
  }
}
