package dev.gantry.engine;

import java.util.List;

/**
 * A module with its imports resolved: instantiate it as often as needed.
 *
 * <p>Immutable. If only host functions were bound, then in any store; else in the store that the
 * other definitions live in.
 */
public final class LinkedModule {
  private final Module module;
  private final List<External> imports;

  LinkedModule(Module module, List<External> imports) {
    this.module = module;
    this.imports = List.copyOf(imports);
  }

  /** {@return the module} */
  public Module module() {
    return module;
  }

  /**
   * {@return a new instance, whose start function has run (core 4.7.2)}
   *
   * <p>What the instance has written into imported memories and tables before it failed stays
   * there.
   *
   * @throws TrapException if a segment does not fit, or the start function traps
   * @throws ExhaustedException if a limit of the store is in the way
   */
  public Instance instantiate(Store store) {
    return module.code().instantiate(store, module, imports);
  }
}
