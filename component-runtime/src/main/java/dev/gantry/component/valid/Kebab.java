package dev.gantry.component.valid;

import java.util.Locale;

/** Labels: words and acronyms with hyphens between them (Explainer.md, label). */
final class Kebab {
  private Kebab() {}

  /** {@return whether text is a label} */
  static boolean isLabel(String text) {
    String[] fragments = text.split("-", -1);
    for (int i = 0; i < fragments.length; i++) {
      if (!isFragment(fragments[i], i == 0)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFragment(String fragment, boolean isFirst) {
    if (fragment.isEmpty() || (isFirst && isDigit(fragment.charAt(0)))) {
      return false;
    }
    boolean lower = false;
    boolean upper = false;
    for (int i = 0; i < fragment.length(); i++) {
      char c = fragment.charAt(i);
      if (c >= 'a' && c <= 'z') {
        lower = true;
      } else if (c >= 'A' && c <= 'Z') {
        upper = true;
      } else if (!isDigit(c)) {
        return false;
      }
    }
    return !(lower && upper);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** {@return what two labels have in common if they are not strongly unique} */
  static String canonical(String label) {
    return label.toLowerCase(Locale.ROOT);
  }

  /** Requires a label; {@code what} says of what. */
  static String require(String text, String what) {
    if (text.isEmpty()) {
      throw new BrokenRule(what + " name cannot be empty");
    }
    if (!isLabel(text)) {
      throw new BrokenRule("%s name `%s` is not in kebab case".formatted(what, text));
    }
    return text;
  }
}
