package dev.gantry.wit.syntax;

import java.util.Locale;
import java.util.regex.Pattern;

/** The form of names (WIT.md, Identifiers). */
final class Identifiers {
  private static final Pattern FORM =
      Pattern.compile("(?:[a-z][0-9a-z]*+|[A-Z][0-9A-Z]*+)(?:-(?:[0-9a-z]++|[0-9A-Z]++))*+");

  private Identifiers() {}

  static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  /** {@return what is wrong with a name that is not valid} */
  static String fault(String text) {
    if (text.isEmpty()) {
      return "a name must follow `%`";
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '_') {
        return "words of a name are joined by `-`, not `_`";
      }
      if (c != '-' && !(c < 0x80 && Character.isLetterOrDigit(c))) {
        return "names hold ASCII letters, digits and `-` only";
      }
    }
    char first = text.charAt(0);
    if (!Character.isLetter(first)) {
      return "a name starts with a letter";
    }
    return text.endsWith("-") || text.contains("--")
        ? "a word between two `-` is empty"
        : "the letters of a word are all lower-case or all upper-case";
  }

  /** {@return a valid name that was probably meant, or nothing} */
  static String suggestion(String text) {
    String kebab =
        text.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replace('_', '-')
            .toLowerCase(Locale.ROOT)
            .replaceAll("-{2,}", "-")
            .replaceAll("^-|-$", "");
    return isValid(kebab) ? kebab : "";
  }
}
