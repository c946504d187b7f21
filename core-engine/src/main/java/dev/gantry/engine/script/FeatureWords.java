package dev.gantry.engine.script;

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
  private FeatureWords() {}

  /** {@return options with a list of features applied to them} */
  public static ScriptOptions apply(String list, ScriptOptions options) {
    var features = options.features();
    Set<String> on = new LinkedHashSet<>(options.otherFeatures());
    Set<String> off = new LinkedHashSet<>(options.disabledFeatures());
    for (String word : List.of(list.split("[,\\s]+"))) {
      boolean minus = word.startsWith("-");
      String name = minus ? word.substring(1) : word;
      if (Features.isKnown(name)) {
        features = features.withList(word);
      } else if (!name.isEmpty()) {
        (minus ? on : off).remove(name);
        (minus ? off : on).add(name);
      }
    }
    return options.withFeatures(features, on, off);
  }
}
