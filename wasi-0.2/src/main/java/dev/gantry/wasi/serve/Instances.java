package dev.gantry.wasi.serve;

import dev.gantry.component.ComponentInstance;
import dev.gantry.component.Store;

/** Where the instances of a component come from. Safe for use by several threads. */
interface Instances extends AutoCloseable {

  /**
   * An instance for one request.
   *
   * @param store that it lives in, alone
   */
  record Lease(Store store, ComponentInstance instance, int uses) {}

  /**
   * {@return an instance that nobody else has}
   *
   * @param entered told the store before any code of the guest runs in it
   * @throws dev.gantry.component.ComponentException if the guest cannot be instantiated
   */
  Lease take(StoreSetup entered);

  /** Takes back an instance whose request has been answered without a fault. */
  void giveBack(Lease lease);

  /** Takes back an instance that cannot be used any more. */
  void discard(Lease lease);

  /** Lets go of the instances that are kept. */
  @Override
  void close();

  /** Told a store before guest code runs in it. */
  interface StoreSetup {

    /** Sets its deadline, and whatever may end it. */
    void prepare(Store store);
  }
}
