package dev.gantry.wasi.serve;

import dev.gantry.component.LinkedComponent;
import dev.gantry.component.StoreLimits;
import dev.gantry.engine.MemoryBudget;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Instances that answer several requests, one after another, before they are given up.
 *
 * <p>What a request leaves in the guest's memory, the next one finds there. A guest that failed is
 * not used again.
 */
final class ReusedInstances implements Instances {
  private final FreshInstances fresh;
  private final int mostUses;
  private final long fuel;
  private final ConcurrentLinkedDeque<Lease> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ReusedInstances(LinkedComponent linked, StoreLimits limits, MemoryBudget budget, int mostUses) {
    this.fresh = new FreshInstances(linked, limits, budget);
    this.mostUses = mostUses;
    this.fuel = limits.fuel();
  }

  @Override
  public Lease take(StoreSetup setup) {
    // The last one used is the one whose memory is still in the processor's caches.
    Optional<Lease> kept = Optional.ofNullable(idle.pollFirst());
    if (kept.isEmpty()) {
      return fresh.take(setup);
    }
    Lease lease = kept.get();
    if (fuel != Long.MAX_VALUE) {
      lease.store().setFuel(fuel);
    }
    setup.prepare(lease.store());
    return new Lease(lease.store(), lease.instance(), lease.uses() + 1);
  }

  @Override
  public void giveBack(Lease lease) {
    // A guest that keeps resources of the request would keep them for good.
    if (lease.uses() >= mostUses || lease.store().hostResourceCount() > 0) {
      discard(lease);
      return;
    }
    idle.addFirst(lease);
    if (closed) {
      close();
    }
  }

  @Override
  public void discard(Lease lease) {
    fresh.discard(lease);
  }

  @Override
  public void close() {
    closed = true;
    for (Lease lease = idle.pollFirst(); lease != null; lease = idle.pollFirst()) {
      discard(lease);
    }
  }
}
