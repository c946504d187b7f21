package dev.gantry.component.script;

import dev.gantry.component.ComponentFeature;
import dev.gantry.component.ComponentFeatures;
import dev.gantry.engine.script.Expectations;
import dev.gantry.engine.script.ScriptDialect;
import dev.gantry.engine.script.ScriptOptions;
import dev.gantry.engine.script.ScriptSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** Components in scripts. */
public final class ComponentDialect implements ScriptDialect {
  private static final String WASMTIME_PREFIX = "component-model-";
  private static final String REFERENCE_PREFIX = "cm-";

  /** {@return the list of what suites of components assert and this package does not do} */
  public static Expectations expectations() {
    return Expectations.parse(resource("expectations.txt"));
  }

  static String resource(String name) {
    try (InputStream in = ComponentDialect.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String keyword() {
    return "component";
  }

  @Override
  public Set<String> features() {
    var names = new HashSet<String>();
    // The model itself, and a word of Wasmtime's for what core modules have anyway.
    names.add("component-model");
    names.add("gc-types");
    for (ComponentFeature feature : ComponentFeature.values()) {
      names.add(feature.text());
      names.add(wasmtimeName(feature));
    }
    // Scripts that name it need it in modules as well, which do not have it.
    names.remove(ComponentFeature.SHARED_EVERYTHING_THREADS.text());
    return names;
  }

  private static String wasmtimeName(ComponentFeature feature) {
    if (feature == ComponentFeature.MEMORY64) {
      return WASMTIME_PREFIX + "memory64";
    }
    String text = feature.text();
    return text.startsWith(REFERENCE_PREFIX)
        ? WASMTIME_PREFIX + text.substring(REFERENCE_PREFIX.length())
        : text;
  }

  /** {@return what components may use, by what a script says of itself} */
  static ComponentFeatures features(ScriptOptions options) {
    // Scripts of the reference tools, which run no code, name all that they need.
    ComponentFeatures features =
        options.runsCode()
            ? ComponentFeatures.ALL.without(ComponentFeature.NESTED_NAMES)
            : ComponentFeatures.DEFAULT;
    for (ComponentFeature feature : ComponentFeature.values()) {
      if (names(options.otherFeatures(), feature)) {
        features = features.with(feature);
      }
      if (names(options.disabledFeatures(), feature)) {
        features = features.without(feature);
      }
    }
    return features;
  }

  private static boolean names(Set<String> names, ComponentFeature feature) {
    return names.contains(feature.text()) || names.contains(wasmtimeName(feature));
  }

  @Override
  public ScriptSession open(ScriptOptions options) {
    return new ComponentSession(options);
  }
}
