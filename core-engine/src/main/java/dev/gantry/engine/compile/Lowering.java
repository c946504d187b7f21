package dev.gantry.engine.compile;

/** Writes what one instruction means. */
@FunctionalInterface
interface Lowering {

  /** Writes the instruction at which the emitter stands; code before it is complete. */
  void emit(MethodEmitter method);
}
