package dev.gantry.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

  /** Version 1.0 of the language. */
  private static final Features VERSION_1 = of(EnumSet.of(Feature.MUTABLE_GLOBAL));

  /** Version 2.0 of the language. */
  private static final Features VERSION_2 =
      VERSION_1.with(
          Feature.BULK_MEMORY,
          Feature.REFERENCE_TYPES,
          Feature.SIGN_EXTENSION,
          Feature.SATURATING_FLOAT_TO_INT,
          Feature.MULTI_VALUE,
          Feature.SIMD);

  /** What every engine with a linear memory has, by an agreement of tools. */
  private static final Features LINEAR_MEMORY_1 =
      VERSION_1.with(
          Feature.MULTI_VALUE,
          Feature.SATURATING_FLOAT_TO_INT,
          Feature.SIGN_EXTENSION,
          Feature.EXTENDED_CONST,
          Feature.BULK_MEMORY_OPT);

  private static final Map<String, Features> SETS =
      Map.of(
          "all", ALL,
          "mvp", of(Set.of()),
          "wasm1", VERSION_1,
          "wasm2", VERSION_2,
          "wasm3", STANDARD.with(Feature.THREADS),
          "lime1", LINEAR_MEMORY_1);

  private final Set<Feature> enabled;

  private Features(Set<Feature> enabled) {
    var copy = EnumSet.of(Feature.MVP);
    copy.addAll(enabled);
    if (copy.contains(Feature.BULK_MEMORY)) {
      copy.add(Feature.BULK_MEMORY_OPT);
    }
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

  /**
   * {@return a copy changed by a list such as {@code wasm2,tail-call,-simd}}
   *
   * <p>A name turns its feature on, or off after {@code -}. The names {@code mvp}, {@code wasm1},
   * {@code wasm2}, {@code wasm3} and {@code lime1} stand for the features that these versions have,
   * and turn all others off; {@code all} stands for every feature.
   *
   * @throws IllegalArgumentException if there is no feature of a name
   */
  public Features withList(String list) {
    var changed = this;
    for (String item : list.split(",", -1)) {
      String name = item.strip();
      if (!name.isEmpty()) {
        changed = name.startsWith("-") ? changed.off(name.substring(1)) : changed.on(name);
      }
    }
    return changed;
  }

  /** {@return whether a list may have a name} */
  public static boolean isKnown(String name) {
    return SETS.containsKey(name) || named(name).isPresent();
  }

  private Features on(String name) {
    var set = SETS.get(name);
    return set != null ? set : with(named(name).orElseThrow(() -> unknown(name)));
  }

  private Features off(String name) {
    return SETS.containsKey(name)
        ? of(Set.of())
        : without(named(name).orElseThrow(() -> unknown(name)));
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "unknown feature `%s`; there are all, mvp, wasm1, wasm2, wasm3, lime1, %s"
            .formatted(
                name,
                Arrays.stream(Feature.values())
                    .filter(feature -> feature != Feature.MVP)
                    .map(Feature::text)
                    .collect(Collectors.joining(", "))));
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
    if (List.of(features).contains(Feature.BULK_MEMORY)) {
      copy.remove(Feature.BULK_MEMORY_OPT);
    }
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
