package dev.gantry.engine.text;

import java.util.Optional;

/**
 * A name of the name section as an identifier of the text format.
 *
 * <p>Names need be neither unique nor well formed, identifiers must: the name stands in an
 * annotation beside an identifier that could not be it.
 *
 * @param identifier with its {@code $}
 * @param name what the annotation says, empty if the identifier says it
 */
record PrintedName(String identifier, Optional<String> name) {

  /** {@return a name as it is, quoted where it has other characters than identifiers have} */
  static PrintedName of(String name) {
    boolean plain = name.chars().allMatch(PrintedName::isIdentifierCharacter);
    return new PrintedName(
        plain ? "$" + name : "$\"" + TextWriter.escaped(name) + "\"", Optional.empty());
  }

  /** {@return a name for something whose own name is empty, reserved or taken} */
  static PrintedName synthetic(String name, String kind, int index) {
    String prefix = "#" + kind + Integer.toUnsignedString(index);
    return new PrintedName(
        "$\"" + prefix + " " + TextWriter.escaped(name) + "\"", Optional.of(name));
  }

  /** {@return whether a name cannot be an identifier of its own} */
  static boolean needsSynthetic(String name) {
    return name.isEmpty() || name.startsWith("#");
  }

  /** {@return the identifier as it is written where it is defined} */
  String definition() {
    return identifier
        + name.map(text -> " (@name \"" + TextWriter.escaped(text) + "\")").orElse("");
  }

  private static boolean isIdentifierCharacter(int c) {
    return c > ' ' && c < 0x7F && "\"(),;[]{}".indexOf(c) < 0;
  }
}
