package dev.gantry.cli;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.engine.Features;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What modules and components may use, as {@code --features} says. */
record AllowedFeatures(Features modules, ComponentFeatures components) {

  /** Everything. */
  static final AllowedFeatures ALL = new AllowedFeatures(Features.ALL, ComponentFeatures.ALL);

  /**
   * {@return a copy changed by a list such as {@code wasm2,-simd,cm-async}}
   *
   * @throws IllegalArgumentException if there is no feature of a name
   */
  AllowedFeatures withList(String list) {
    var changed = this;
    for (String item : list.split(",", -1)) {
      changed = changed.withItem(item.strip());
    }
    return changed;
  }

  private AllowedFeatures withItem(String item) {
    boolean off = item.startsWith("-");
    String name = off ? item.substring(1) : item;
    if (name.equals("all")) {
      return new AllowedFeatures(
          modules.withList(item),
          off ? ComponentFeatures.ALL.without(ComponentFeature.values()) : ComponentFeatures.ALL);
    }
    var ofComponents = ComponentFeatures.named(name);
    if (ofComponents.isPresent()) {
      var feature = ofComponents.get();
      return new AllowedFeatures(
          modules, off ? components.without(feature) : components.with(feature));
    }
    try {
      return new AllowedFeatures(modules.withList(item), components);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", " + componentNames(), e);
    }
  }

  private static String componentNames() {
    return Arrays.stream(ComponentFeature.values())
        .map(ComponentFeature::text)
        .collect(Collectors.joining(", "));
  }
}
