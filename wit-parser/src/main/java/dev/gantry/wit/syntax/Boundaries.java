package dev.gantry.wit.syntax;

import static dev.gantry.wit.grammar.WitParser.*;

/** Tokens at which reading can go on after a mistake. */
final class Boundaries {
  private Boundaries() {}

  /** {@return whether a token starts a top-level item and nothing else} */
  static boolean startsItem(int type) {
    return type == INTERFACE || type == WORLD || type == PACKAGE;
  }

  /** {@return whether a keyword starts an item or a member of one} */
  static boolean startsMember(int type) {
    return switch (type) {
      case TYPE,
          RECORD,
          VARIANT,
          ENUM,
          FLAGS,
          RESOURCE,
          USE,
          IMPORT,
          EXPORT,
          INCLUDE,
          AT,
          CONSTRUCTOR ->
          true;
      default -> startsItem(type);
    };
  }

  /** {@return whether a list in brackets cannot go on behind a token} */
  static boolean endsList(int type) {
    return switch (type) {
      case EOF, SEMICOLON, OPEN_BRACE, CLOSE_BRACE -> true;
      default -> startsMember(type);
    };
  }
}
