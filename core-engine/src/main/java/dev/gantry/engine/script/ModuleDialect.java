package dev.gantry.engine.script;

import dev.gantry.engine.Feature;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Core modules in scripts. */
public final class ModuleDialect implements ScriptDialect {

  @Override
  public String keyword() {
    return "module";
  }

  @Override
  public Set<String> features() {
    return Arrays.stream(Feature.values()).map(Feature::text).collect(Collectors.toSet());
  }

  @Override
  public ScriptSession open(ScriptOptions options) {
    return new ModuleSession(options);
  }
}
