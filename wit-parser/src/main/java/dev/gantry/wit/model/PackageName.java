package dev.gantry.wit.model;

import java.util.Comparator;
import java.util.Optional;

/** The name of a package: {@code wasi:http@0.2.12}. */
public record PackageName(String namespace, String name, Optional<SemanticVersion> version)
    implements Comparable<PackageName> {
  private static final Comparator<PackageName> ORDER =
      Comparator.comparing(PackageName::namespace)
          .thenComparing(PackageName::name)
          .thenComparing(PackageName::version, PackageName::compareVersions);

  private static int compareVersions(
      Optional<SemanticVersion> left, Optional<SemanticVersion> right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Boolean.compare(left.isPresent(), right.isPresent());
    }
    return left.get().compareTo(right.get());
  }

  /** {@return the name of an item in the package: {@code wasi:http/types@0.2.12}} */
  public String item(String itemName) {
    return namespace + ":" + name + "/" + itemName + versionSuffix();
  }

  @Override
  public int compareTo(PackageName other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return namespace + ":" + name + versionSuffix();
  }

  private String versionSuffix() {
    return version.map(v -> "@" + v).orElse("");
  }
}
