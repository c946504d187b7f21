package dev.gantry.engine.script;

import dev.gantry.engine.Feature;
import dev.gantry.engine.Features;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads lists of features as the reference tools take them: {@code gc,-simd}, {@code -all,mvp}.
 *
 * <p>A name alone turns a feature on, one after {@code -} off, and a set's name replaces all that
 * came before it.
 */
public final class FeatureWords {
  private static final Feature[] SECOND_EDITION = {
    Feature.MUTABLE_GLOBAL,
    Feature.BULK_MEMORY,
    Feature.REFERENCE_TYPES,
    Feature.SIGN_EXTENSION,
    Feature.SATURATING_FLOAT_TO_INT,
    Feature.MULTI_VALUE,
    Feature.SIMD
  };
  private static final Feature[] LIME1 = {
    Feature.MUTABLE_GLOBAL,
    Feature.MULTI_VALUE,
    Feature.SATURATING_FLOAT_TO_INT,
    Feature.SIGN_EXTENSION,
    Feature.EXTENDED_CONST
  };

  private FeatureWords() {}

  /** {@return options with a list of features applied to them} */
  public static ScriptOptions apply(String list, ScriptOptions options) {
    var features = options.features();
    Set<String> on = new LinkedHashSet<>(options.otherFeatures());
    Set<String> off = new LinkedHashSet<>(options.disabledFeatures());
    for (String word : List.of(list.split("[,\\s]+"))) {
      boolean minus = word.startsWith("-");
      String name = minus ? word.substring(1) : word;
      var feature = Features.named(name);
      if (isSet(name)) {
        features = minus ? Features.of(Set.of()) : set(name);
      } else if (feature.isPresent()) {
        var known = feature.orElseThrow();
        features = minus ? features.without(known) : features.with(known);
      } else if (!name.isEmpty()) {
        (minus ? on : off).remove(name);
        (minus ? off : on).add(name);
      }
    }
    return new ScriptOptions(features, on, off, options.executor(), options.runsCode());
  }

  private static boolean isSet(String name) {
    return switch (name) {
      case "all", "mvp", "wasm1", "wasm2", "wasm3", "lime1" -> true;
      default -> false;
    };
  }

  private static Features set(String name) {
    var none = Features.of(Set.of());
    return switch (name) {
      case "all" -> Features.ALL;
      case "wasm1" -> none.with(Feature.MUTABLE_GLOBAL);
      case "wasm2" -> none.with(SECOND_EDITION);
      case "wasm3" -> Features.STANDARD.with(Feature.THREADS);
      case "lime1" -> none.with(LIME1);
      default -> none;
    };
  }
}
