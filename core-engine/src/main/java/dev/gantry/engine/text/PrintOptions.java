package dev.gantry.engine.text;

/**
 * How modules are printed.
 *
 * @param indent what each level of nesting adds to the beginning of a line
 * @param skeleton whether bodies, segments and custom sections are cut to {@code ...}
 * @param offsets whether each line begins with the offset in the binary of what it is about
 * @param folded whether operands are nested in the instructions that take them
 * @param nameUnnamed whether what has no name gets one by its index, such as {@code $#func7}
 */
public record PrintOptions(
    String indent, boolean skeleton, boolean offsets, boolean folded, boolean nameUnnamed) {

  /** Two blanks, everything, and nothing else. */
  public static final PrintOptions DEFAULT = new PrintOptions("  ", false, false, false, false);
}
