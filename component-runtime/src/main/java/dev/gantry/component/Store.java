package dev.gantry.component;

import dev.gantry.component.exec.RuntimeStore;

/**
 * The owner of instances and of all that they use: memory, tables, resources, fuel and time.
 *
 * <p>At most one thread is inside a store at a time, and it need not always be the same one. A
 * second thread does not wait, it is refused with an {@link IllegalStateException}.
 */
public sealed interface Store extends AutoCloseable permits RuntimeStore {

  /** {@return an empty store with {@link StoreLimits#DEFAULT}} */
  static Store create() {
    return create(StoreLimits.DEFAULT);
  }

  /** {@return an empty store with the given limits} */
  static Store create(StoreLimits limits) {
    return new RuntimeStore(limits);
  }

  /** {@return the limits that hold for everything in this store} */
  StoreLimits limits();

  /** {@return how many resources of the host the guests of this store hold} */
  int hostResourceCount();

  /** Ends the guest that is running, from any thread. */
  void interrupt();

  /**
   * Closes the host's resources in this store and ends the use of its instances.
   *
   * <p>No guest code runs. A second call does nothing.
   *
   * @throws IllegalStateException if a thread is inside the store
   */
  @Override
  void close();
}
