package dev.gantry.engine.script;

import dev.gantry.engine.Executor;
import dev.gantry.engine.Features;
import java.util.Set;

/**
 * How a script is run.
 *
 * @param features what modules may use
 * @param otherFeatures names of further features that are on, for other dialects
 * @param disabledFeatures names of features that are off, for other dialects
 * @param runsCode whether instances are made and called; if not, definitions are only checked
 */
public record ScriptOptions(
    Features features,
    Set<String> otherFeatures,
    Set<String> disabledFeatures,
    Executor executor,
    boolean runsCode) {

  /** WebAssembly 3.0, on the compiled executor. */
  public static final ScriptOptions DEFAULT =
      new ScriptOptions(Features.STANDARD, Set.of(), Set.of(), Executor.COMPILED, true);

  public ScriptOptions {
    otherFeatures = Set.copyOf(otherFeatures);
    disabledFeatures = Set.copyOf(disabledFeatures);
  }

  /** {@return a copy that runs modules in another way} */
  public ScriptOptions withExecutor(Executor newExecutor) {
    return new ScriptOptions(features, otherFeatures, disabledFeatures, newExecutor, runsCode);
  }

  /** {@return a copy that lets modules use these features} */
  public ScriptOptions withFeatures(Features newFeatures) {
    return new ScriptOptions(newFeatures, otherFeatures, disabledFeatures, executor, runsCode);
  }

  ScriptOptions checkingOnly() {
    return new ScriptOptions(features, otherFeatures, disabledFeatures, executor, false);
  }
}
