package dev.gantry.component;

import dev.gantry.component.link.ResolvedComponent;

/**
 * A component whose imports have been resolved and checked, ready to be instantiated many times
 * (what Wasmtime calls {@code InstancePre}). Stores with a {@linkplain
 * dev.gantry.engine.MemoryBudget#reusing reusing budget} make that cheap.
 *
 * <p>Holds no state: share it between threads and stores. Only if it was linked with an instance,
 * it belongs to the store of that.
 */
public sealed interface LinkedComponent permits ResolvedComponent {

  /** {@return the component} */
  Component component();

  /**
   * {@return a new instance, which lives as long as the store}
   *
   * @throws ComponentTrapException if the start of one of its core modules traps
   * @throws StoreExhaustedException if the store has no room for it
   * @throws IllegalStateException if another thread is inside the store
   */
  ComponentInstance instantiate(Store store);
}
