package dev.gantry.component.valid;

/** Checks versions (Semantic Versioning 2.0), with the messages of the reference tools. */
final class SemanticVersion {
  private final String text;
  private int position;

  private SemanticVersion(String text) {
    this.text = text;
  }

  /** Requires a version. */
  static void require(String text) {
    new SemanticVersion(text).parse();
  }

  private void parse() {
    if (text.isEmpty()) {
      throw new BrokenRule("empty string, expected a semver version");
    }
    number("major");
    dot("major");
    number("minor");
    dot("minor");
    number("patch");
    if (position < text.length() && text.charAt(position) == '-') {
      position++;
      identifiers("pre-release", true);
    }
    if (position < text.length() && text.charAt(position) == '+') {
      position++;
      identifiers("build metadata", false);
    }
    if (position < text.length()) {
      throw unexpected("patch version number");
    }
  }

  private void number(String part) {
    int start = position;
    while (position < text.length() && isDigit(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      if (position == text.length()) {
        throw new BrokenRule(
            "unexpected end of input while parsing %s version number".formatted(part));
      }
      throw unexpected(part + " version number");
    }
    if (position - start > 1 && text.charAt(start) == '0') {
      throw new BrokenRule("invalid leading zero in %s version number".formatted(part));
    }
    if (position - start > 20
        || (position - start == 20
            && text.substring(start, position).compareTo("18446744073709551615") > 0)) {
      throw new BrokenRule("value of %s version number exceeds u64::MAX".formatted(part));
    }
  }

  private void dot(String part) {
    if (position == text.length()) {
      throw new BrokenRule(
          "unexpected end of input while parsing %s version number".formatted(part));
    }
    if (text.charAt(position) != '.') {
      throw new BrokenRule(
          "unexpected character '%s' after %s version number"
              .formatted(text.charAt(position), part));
    }
    position++;
  }

  private void identifiers(String part, boolean noLeadingZeros) {
    do {
      int start = position;
      while (position < text.length() && isIdentifier(text.charAt(position))) {
        position++;
      }
      String identifier = text.substring(start, position);
      if (identifier.isEmpty()) {
        throw new BrokenRule("empty identifier segment in %s identifier".formatted(part));
      }
      boolean numeric = identifier.chars().allMatch(c -> isDigit((char) c));
      if (noLeadingZeros && numeric && identifier.length() > 1 && identifier.charAt(0) == '0') {
        throw new BrokenRule("invalid leading zero in %s identifier".formatted(part));
      }
    } while (position < text.length() && text.charAt(position) == '.' && ++position > 0);
  }

  private BrokenRule unexpected(String part) {
    return new BrokenRule(
        "unexpected character '%s' while parsing %s".formatted(text.charAt(position), part));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isIdentifier(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }
}
