package dev.gantry.engine;

/**
 * A module with its imports resolved: instantiate it as often as needed.
 *
 * <p>Immutable. If only host functions were bound, then in any store; else in the store that the
 * other definitions live in.
 */
public final class LinkedModule {
  private final Module module;

  LinkedModule(Module module) {
    this.module = module;
  }

  /** {@return the module} */
  public Module module() {
    return module;
  }

  /**
   * {@return a new instance, whose start function has run (core 4.7.2)}
   *
   * @throws TrapException if a segment does not fit, or the start function traps
   * @throws ExhaustedException if a limit of the store is in the way
   */
  public Instance instantiate(Store store) {
    throw new UnsupportedOperationException("not yet supported: instances");
  }
}
