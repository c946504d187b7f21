package dev.gantry.tools.wit;

import dev.gantry.wit.model.PackageName;
import dev.gantry.wit.model.SemanticVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The full name of an interface or world, as components spell it: {@code wasi:io/streams@0.2.12}.
 */
record QualifiedName(PackageName inPackage, String item) {
  private static final Pattern FORM = Pattern.compile("([^:/@]+):([^:/@]+)/([^:/@]+)(?:@(.+))?");

  /** {@return the parts of a name, or empty if it is a plain one} */
  static Optional<QualifiedName> parse(String name) {
    Matcher matcher = FORM.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<SemanticVersion> version =
        Optional.ofNullable(matcher.group(4)).flatMap(SemanticVersion::parse);
    return Optional.of(
        new QualifiedName(
            new PackageName(matcher.group(1), matcher.group(2), version), matcher.group(3)));
  }
}
