package dev.gantry.wasi.http;

import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import dev.gantry.wasi.io.Wakers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** The condition that a source has something to tell. Demands only while somebody waits for it. */
final class Arrival implements Readiness {
  private final BodySource source;
  private final BooleanSupplier ready;
  private final Wakers wakers = new Wakers();
  private final AtomicBoolean demanded = new AtomicBoolean();

  /**
   * A condition.
   *
   * @param ready whether it holds now
   */
  Arrival(BodySource source, BooleanSupplier ready) {
    this.source = source;
    this.ready = ready;
  }

  @Override
  public boolean ready() {
    return ready.getAsBoolean();
  }

  @Override
  public void arm(Wait wait) {
    wakers.add(wait);
    if (demanded.compareAndSet(false, true)) {
      source.demand(this::arrived);
    }
  }

  private void arrived() {
    demanded.set(false);
    wakers.wakeAll();
  }

  @Override
  public void disarm(Wait wait) {
    wakers.remove(wait);
  }
}
