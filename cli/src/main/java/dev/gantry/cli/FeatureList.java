package dev.gantry.cli;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.engine.Features;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What modules and components may use, as the reference tools list it.
 *
 * @param modules the features of core modules
 * @param components the features of components
 */
record FeatureList(Features modules, ComponentFeatures components) {
  private static final ComponentFeatures NO_COMPONENT_FEATURES =
      ComponentFeatures.ALL.without(ComponentFeature.values());

  /** All of core WebAssembly, and of the component model what is no proposal any longer. */
  static final FeatureList DEFAULT = new FeatureList(Features.ALL, ComponentFeatures.DEFAULT);

  /**
   * {@return the features after a list such as {@code all,-simd,cm-async}}
   *
   * @throws IllegalArgumentException if it names one that does not exist
   */
  FeatureList with(String list) {
    var changed = this;
    for (String item : List.of(list.split(",", -1))) {
      changed = changed.withItem(item.strip());
    }
    return changed;
  }

  private FeatureList withItem(String item) {
    boolean off = item.startsWith("-");
    String name = off ? item.substring(1) : item;
    var feature = ComponentFeatures.named(name);
    if (feature.isPresent()) {
      return new FeatureList(
          modules, off ? components.without(feature.get()) : components.with(feature.get()));
    }
    if (name.equals("component-model")) {
      return this;
    }
    if (!name.isEmpty() && !Features.isKnown(name)) {
      throw new IllegalArgumentException(
          "unknown feature `%s`; there are all, mvp, wasm1, wasm2, wasm3, lime1, %s and %s"
              .formatted(name, Features.ALL, componentNames()));
    }
    var kept =
        name.equals("all") ? off ? NO_COMPONENT_FEATURES : ComponentFeatures.ALL : components;
    return new FeatureList(modules.withList(item), kept);
  }

  private static String componentNames() {
    return Arrays.stream(ComponentFeature.values())
        .map(ComponentFeature::text)
        .collect(Collectors.joining(", "));
  }
}
