package dev.gantry.component.valid;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import java.util.List;

/** Takes the names of imports and exports apart (Explainer.md, externname). */
final class NameParser {
  private static final List<String> HASH_ALGORITHMS = List.of("sha256", "sha384", "sha512");

  private final String text;
  private final boolean nested;
  private String rest;

  private NameParser(String text, ComponentFeatures features) {
    this.text = text;
    this.rest = text;
    this.nested = features.has(ComponentFeature.NESTED_NAMES);
  }

  /** {@return the parts of a name} */
  static ParsedName parse(String text, ComponentFeatures features) {
    var parser = new NameParser(text, features);
    ParsedName name = parser.name();
    if (!parser.rest.isEmpty()) {
      throw new BrokenRule("trailing characters found: `%s`".formatted(parser.rest));
    }
    return name;
  }

  private ParsedName name() {
    if (eat("[constructor]")) {
      return new ParsedName.Constructor(restAsLabel());
    }
    if (eat("[method]")) {
      return new ParsedName.Method(labelBefore('.'), restAsLabel());
    }
    if (eat("[static]")) {
      return new ParsedName.Static(labelBefore('.'), restAsLabel());
    }
    if (eat("unlocked-dep=")) {
      expect("<");
      packageQuery();
      expect(">");
      return new ParsedName.Dependency(text);
    }
    if (eat("locked-dep=")) {
      expect("<");
      packageName();
      expect(">");
      optionalHash();
      return new ParsedName.Dependency(text);
    }
    if (eat("url=")) {
      expect("<");
      if (upTo('>').contains("<")) {
        throw new BrokenRule("url cannot contain `<`");
      }
      expect(">");
      optionalHash();
      return new ParsedName.Url(text);
    }
    if (eat("integrity=")) {
      expect("<");
      hashes();
      expect(">");
      return new ParsedName.Hash(text);
    }
    if (rest.contains(":")) {
      packagePath(true);
      String version = rest;
      rest = eat("@") ? "" : rest;
      return new ParsedName.Interface(text, rest.isEmpty() ? version : "");
    }
    return new ParsedName.Label(restAsLabel());
  }

  private void packageQuery() {
    packagePath(false);
    if (eat("@") && !eat("*")) {
      expect("{");
      versionRange(upTo('}'));
      expect("}");
    }
  }

  private void packageName() {
    packagePath(false);
    if (eat("@")) {
      int end = rest.indexOf('>');
      String version = end < 0 ? rest : rest.substring(0, end);
      rest = rest.substring(version.length());
      version(version);
    }
  }

  private void packagePath(boolean projectionRequired) {
    lowercaseLabel();
    expect(":");
    lowercaseLabel();
    while (nested && eat(":")) {
      lowercaseLabel();
    }
    if (eat("/")) {
      label();
      while (nested && eat("/")) {
        label();
      }
    } else if (projectionRequired) {
      throw new BrokenRule("expected `/` after package name");
    }
  }

  private static void versionRange(String range) {
    if (range.equals("*")) {
      return;
    }
    if (range.startsWith(">=")) {
      String[] bounds = range.substring(2).split(" ", 2);
      version(bounds[0]);
      if (bounds.length == 2) {
        if (!bounds[1].startsWith("<")) {
          throw new BrokenRule("expected `<` at start of version range upper bounds");
        }
        version(bounds[1].substring(1));
      }
    } else if (range.startsWith("<")) {
      version(range.substring(1));
    } else {
      throw new BrokenRule("expected `>=` or `<` at start of version range");
    }
  }

  private static void version(String version) {
    try {
      SemanticVersion.require(version);
    } catch (BrokenRule broken) {
      throw new BrokenRule("`%s` is not a valid semver: %s".formatted(version, broken.rule()));
    }
  }

  private void optionalHash() {
    if (eat(",")) {
      expect("integrity=<");
      hashes();
      expect(">");
    }
  }

  private void hashes() {
    String integrity = upTo('>').strip();
    if (integrity.isEmpty()) {
      throw new BrokenRule("integrity hash cannot be empty");
    }
    for (String hash : integrity.split("\\s+", -1)) {
      hash(hash);
    }
  }

  private static void hash(String hash) {
    String algorithm =
        HASH_ALGORITHMS.stream()
            .filter(hash::startsWith)
            .findFirst()
            .orElseThrow(() -> new BrokenRule("unrecognized hash algorithm: `%s`".formatted(hash)));
    String value = hash.substring(algorithm.length());
    if (!value.startsWith("-")) {
      throw new BrokenRule("expected `-` after hash algorithm: " + hash);
    }
    int options = value.indexOf('?');
    String base64 = value.substring(1, options < 0 ? value.length() : options);
    if (!base64.matches("[0-9A-Za-z+/]+={0,2}")) {
      throw new BrokenRule("not valid base64: `%s`".formatted(base64));
    }
  }

  private boolean eat(String prefix) {
    if (!rest.startsWith(prefix)) {
      return false;
    }
    rest = rest.substring(prefix.length());
    return true;
  }

  private void expect(String prefix) {
    if (!eat(prefix)) {
      throw new BrokenRule("expected `%s` at `%s`".formatted(prefix, rest));
    }
  }

  private String upTo(char end) {
    int at = rest.indexOf(end);
    if (at < 0) {
      throw new BrokenRule("failed to find `%s` character".formatted(end));
    }
    String taken = rest.substring(0, at);
    rest = rest.substring(at);
    return taken;
  }

  private String labelBefore(char end) {
    String label = requireLabel(upTo(end));
    rest = rest.substring(1);
    return label;
  }

  private String restAsLabel() {
    String label = rest;
    rest = "";
    return requireLabel(label);
  }

  private String label() {
    int end = 0;
    while (end < rest.length() && isLabelCharacter(rest.charAt(end))) {
      end++;
    }
    String label = rest.substring(0, end);
    rest = rest.substring(end);
    return requireLabel(label);
  }

  private void lowercaseLabel() {
    label()
        .chars()
        .filter(Character::isUpperCase)
        .findFirst()
        .ifPresent(
            c -> {
              throw new BrokenRule(
                  "character `%c` is not lowercase in package name/namespace".formatted(c));
            });
  }

  private static String requireLabel(String label) {
    if (!Kebab.isLabel(label)) {
      throw new BrokenRule("`%s` is not in kebab case".formatted(label));
    }
    return label;
  }

  private static boolean isLabelCharacter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }
}
