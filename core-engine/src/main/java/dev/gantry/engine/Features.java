package dev.gantry.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the language that a module may use. Immutable. */
public final class Features {

  /** Everything that this engine knows. */
  public static final Features ALL = new Features(EnumSet.allOf(Feature.class));

  /** WebAssembly 3.0, and nothing beyond it. */
  public static final Features STANDARD =
      new Features(
          EnumSet.copyOf(
              Arrays.stream(Feature.values())
                  .filter(feature -> feature.stage() == Feature.Stage.STANDARD)
                  .toList()));

  private final Set<Feature> enabled;

  private Features(Set<Feature> enabled) {
    var copy = EnumSet.of(Feature.MVP);
    copy.addAll(enabled);
    this.enabled = Collections.unmodifiableSet(copy);
  }

  /** {@return these features, and {@link Feature#MVP}} */
  public static Features of(Set<Feature> enabled) {
    return new Features(enabled);
  }

  /** {@return the feature with a name such as {@code multi-memory}, or empty} */
  public static Optional<Feature> named(String text) {
    return Arrays.stream(Feature.values())
        .filter(feature -> feature.text().equals(text))
        .findFirst();
  }

  /** {@return whether a module may use a feature} */
  public boolean has(Feature feature) {
    return enabled.contains(feature);
  }

  /** {@return a copy in which these features are on} */
  public Features with(Feature... features) {
    var copy = EnumSet.copyOf(enabled);
    copy.addAll(List.of(features));
    return new Features(copy);
  }

  /** {@return a copy in which these features are off; {@link Feature#MVP} stays} */
  public Features without(Feature... features) {
    var copy = EnumSet.copyOf(enabled);
    copy.removeAll(List.of(features));
    return new Features(copy);
  }

  /** {@return what is on, in the order of the table} */
  public Set<Feature> enabled() {
    return enabled;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features that && enabled.equals(that.enabled);
  }

  @Override
  public int hashCode() {
    return enabled.hashCode();
  }

  @Override
  public String toString() {
    return enabled.toString();
  }
}
