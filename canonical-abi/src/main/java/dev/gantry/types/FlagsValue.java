package dev.gantry.types;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The value of a {@code flags} type, for code that learns of the type while it runs.
 *
 * @param labels of the flags that are set, as in WIT; iterated in the order in which they were
 *     given
 */
public record FlagsValue(Set<String> labels) {
  public FlagsValue {
    // Not Set.copyOf, which would lose the order.
    labels = Collections.unmodifiableSet(new LinkedHashSet<>(labels));
  }

  /** {@return flags of which the given ones are set} */
  public static FlagsValue of(String... labels) {
    return new FlagsValue(new LinkedHashSet<>(Arrays.asList(labels)));
  }

  /** {@return flags of which the given ones are set} */
  public static FlagsValue of(List<String> labels) {
    return new FlagsValue(new LinkedHashSet<>(labels));
  }

  /** {@return whether a flag is set} */
  public boolean has(String label) {
    return labels.contains(label);
  }

  @Override
  public String toString() {
    return "{" + String.join(", ", labels) + "}";
  }
}
