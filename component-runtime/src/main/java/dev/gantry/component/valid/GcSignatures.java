package dev.gantry.component.valid;

import dev.gantry.abi.FunctionType;
import dev.gantry.engine.syntax.CompositeType;

/** The core types of functions whose values are garbage-collected objects. */
final class GcSignatures {
  GcSignatures(Context context) {}

  void checkLift(FunctionType type, CompositeType.FunctionType core, CheckedOptions options) {
    throw new BrokenRule("the canonical option `gc` is not yet supported");
  }

  void checkLower(FunctionType type, CompositeType.FunctionType core, CheckedOptions options) {
    throw new BrokenRule("the canonical option `gc` is not yet supported");
  }
}
