package dev.gantry.engine.script;

import dev.gantry.engine.Executor;
import dev.gantry.engine.Features;
import dev.gantry.engine.MemoryKind;
import dev.gantry.engine.Simd;
import java.util.Set;

/**
 * How a script is run.
 *
 * @param features what modules may use
 * @param otherFeatures names of further features that are on, for other dialects
 * @param disabledFeatures names of features that are off, for other dialects
 * @param simd what vectors are in compiled code
 * @param runsCode whether instances are made and called; if not, definitions are only checked
 * @param hogsMemory whether memories may be as large as their addresses allow
 */
public record ScriptOptions(
    Features features,
    Set<String> otherFeatures,
    Set<String> disabledFeatures,
    Executor executor,
    Simd simd,
    boolean runsCode,
    boolean hogsMemory) {

  /** WebAssembly 3.0, on the compiled executor. */
  public static final ScriptOptions DEFAULT =
      new ScriptOptions(
          Features.STANDARD, Set.of(), Set.of(), Executor.COMPILED, Simd.AUTO, true, false);

  public ScriptOptions {
    otherFeatures = Set.copyOf(otherFeatures);
    disabledFeatures = Set.copyOf(disabledFeatures);
  }

  /** {@return a copy that runs modules in another way} */
  public ScriptOptions withExecutor(Executor newExecutor) {
    return new ScriptOptions(
        features, otherFeatures, disabledFeatures, newExecutor, simd, runsCode, hogsMemory);
  }

  /** {@return a copy whose compiled code has vectors of another form} */
  public ScriptOptions withSimd(Simd newSimd) {
    return new ScriptOptions(
        features, otherFeatures, disabledFeatures, executor, newSimd, runsCode, hogsMemory);
  }

  /** {@return a copy that lets modules use these features} */
  public ScriptOptions withFeatures(Features newFeatures) {
    return new ScriptOptions(
        newFeatures, otherFeatures, disabledFeatures, executor, simd, runsCode, hogsMemory);
  }

  ScriptOptions withFeatures(Features core, Set<String> others, Set<String> disabled) {
    return new ScriptOptions(core, others, disabled, executor, simd, runsCode, hogsMemory);
  }

  /** {@return a copy for a script that may hog memory, or may not} */
  ScriptOptions hoggingMemory(boolean hogs) {
    return new ScriptOptions(
        features, otherFeatures, disabledFeatures, executor, simd, runsCode, hogs);
  }

  ScriptOptions checkingOnly() {
    return new ScriptOptions(
        features, otherFeatures, disabledFeatures, executor, simd, false, hogsMemory);
  }

  /** {@return where memories are held} */
  public MemoryKind memoryKind() {
    return hogsMemory ? MemoryKind.SEGMENT : MemoryKind.ARRAY;
  }
}
