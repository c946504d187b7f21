package dev.gantry.component.valid;

import java.util.Optional;
import java.util.regex.Pattern;

/** Checks the versions in names of interfaces (Explainer.md, Canonical Interface Name). */
final class InterfaceVersion {
  private static final Pattern CANONICAL =
      Pattern.compile("[1-9][0-9]*|0\\.[1-9][0-9]*|0\\.0\\.[1-9][0-9]*|0\\.0\\.0");

  private InterfaceVersion() {}

  /**
   * Checks a version with what the attribute {@code versionsuffix} adds to it.
   *
   * @param version with the {@code @}, or empty
   */
  static void check(String version, Optional<String> suffix) {
    if (version.isEmpty()) {
      if (suffix.isPresent()) {
        throw new BrokenRule("invalid interface version: a `versionsuffix` needs a version");
      }
      return;
    }
    String prefix = version.substring(1);
    try {
      SemanticVersion.require(prefix + suffix.orElse(""));
    } catch (BrokenRule broken) {
      throw new BrokenRule("invalid interface version: " + broken.rule());
    }
    if (suffix.isPresent() && !CANONICAL.matcher(prefix).matches()) {
      throw new BrokenRule(
          "invalid interface version: `%s` is not a canonical version".formatted(prefix));
    }
  }
}
