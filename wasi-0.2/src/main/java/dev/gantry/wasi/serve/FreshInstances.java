package dev.gantry.wasi.serve;

import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.component.StoreLimits;
import dev.gantry.engine.MemoryBudget;

/** An instance of its own for each request, which sees nothing of any other. */
final class FreshInstances implements Instances {
  private final LinkedComponent linked;
  private final StoreLimits limits;
  private final MemoryBudget budget;

  FreshInstances(LinkedComponent linked, StoreLimits limits, MemoryBudget budget) {
    this.linked = linked;
    this.limits = limits;
    this.budget = budget;
  }

  @Override
  public Lease take(StoreSetup setup) {
    Store store = Store.create(limits, budget);
    try {
      setup.prepare(store);
      return new Lease(store, linked.instantiate(store), 1);
    } catch (RuntimeException | Error failure) {
      store.close();
      throw failure;
    }
  }

  @Override
  public void giveBack(Lease lease) {
    discard(lease);
  }

  @Override
  public void discard(Lease lease) {
    lease.store().close();
  }

  @Override
  public void close() {}
}
