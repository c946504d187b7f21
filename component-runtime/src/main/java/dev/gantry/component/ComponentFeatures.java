package dev.gantry.component;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parts of the component model that a component may use. Immutable. */
public final class ComponentFeatures {

  /** What the reference tools accept unless told otherwise. */
  public static final ComponentFeatures DEFAULT =
      new ComponentFeatures(
          Arrays.stream(ComponentFeature.values()).filter(ComponentFeature::onByDefault).toList());

  /** Everything that this runtime knows. */
  public static final ComponentFeatures ALL =
      new ComponentFeatures(List.of(ComponentFeature.values()));

  private final Set<ComponentFeature> enabled;

  private ComponentFeatures(Iterable<ComponentFeature> enabled) {
    var copy = EnumSet.noneOf(ComponentFeature.class);
    enabled.forEach(copy::add);
    this.enabled = Collections.unmodifiableSet(copy);
  }

  /** {@return the feature with a name such as {@code cm-async}, or empty} */
  public static Optional<ComponentFeature> named(String text) {
    return Arrays.stream(ComponentFeature.values())
        .filter(feature -> feature.text().equals(text))
        .findFirst();
  }

  /** {@return whether a component may use a feature} */
  public boolean has(ComponentFeature feature) {
    return enabled.contains(feature);
  }

  /** {@return a copy in which these features are on} */
  public ComponentFeatures with(ComponentFeature... features) {
    var copy = EnumSet.noneOf(ComponentFeature.class);
    copy.addAll(enabled);
    copy.addAll(List.of(features));
    return new ComponentFeatures(copy);
  }

  /** {@return a copy in which these features are off} */
  public ComponentFeatures without(ComponentFeature... features) {
    var copy = EnumSet.noneOf(ComponentFeature.class);
    copy.addAll(enabled);
    copy.removeAll(List.of(features));
    return new ComponentFeatures(copy);
  }

  /** {@return what is on, in the order of the table} */
  public Set<ComponentFeature> enabled() {
    return enabled;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComponentFeatures that && enabled.equals(that.enabled);
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
