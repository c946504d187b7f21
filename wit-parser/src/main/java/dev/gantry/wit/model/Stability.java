package dev.gantry.wit.model;

import java.util.Optional;

/** What the gates before an item say (WIT.md, Feature Gates). */
public sealed interface Stability {

  /** Nothing. */
  record Unknown() implements Stability {}

  /** {@code @unstable(feature = …)}: there only when the feature is asked for. */
  record Unstable(String feature, Optional<SemanticVersion> deprecated) implements Stability {}

  /** {@code @since(version = …)}. */
  record Stable(SemanticVersion since, Optional<SemanticVersion> deprecated) implements Stability {}

  /** {@return whether no gate was given} */
  default boolean isUnknown() {
    return this instanceof Unknown;
  }

  /** {@return the version that deprecated the item} */
  default Optional<SemanticVersion> deprecation() {
    return switch (this) {
      case Unknown() -> Optional.empty();
      case Unstable(_, var deprecated) -> deprecated;
      case Stable(_, var deprecated) -> deprecated;
    };
  }
}
