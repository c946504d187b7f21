package dev.gantry.engine;

import dev.gantry.engine.generated.StoreControl;
import java.time.Duration;

/**
 * What instances live in, with the limits that hold for them together (core 4.2.3).
 *
 * <p>At most one thread is inside a store at a time; another one that calls a function of it gets
 * an {@link IllegalStateException}. Only {@link #interrupt} may be called by any thread at any
 * time.
 *
 * <p>Guests on virtual threads let others in every ten milliseconds or so, however busy they are.
 */
public final class Store implements AutoCloseable {
  private final StoreControl control;

  private Store(StoreLimits limits, MemoryBudget budget) {
    this.control = new StoreControl(limits, budget);
  }

  /** {@return a new store with {@link StoreLimits#DEFAULT}} */
  public static Store create() {
    return create(StoreLimits.DEFAULT);
  }

  /** {@return a new store} */
  public static Store create(StoreLimits limits) {
    return create(limits, MemoryBudget.unlimited());
  }

  /**
   * {@return a new store}
   *
   * @param budget what its memories share with those of other stores
   */
  public static Store create(StoreLimits limits, MemoryBudget budget) {
    return new Store(limits, budget);
  }

  /** {@return the limits that the store was made with} */
  public StoreLimits limits() {
    return control.limits();
  }

  /**
   * Gives guests so much fuel and no more, instead of what is left; a guest that runs out ends with
   * an {@link ExhaustedException}. Without this call they need none.
   *
   * <p>An instruction costs 1, what only gives structure nothing; the same guest with the same
   * input always uses the same amount. Functions that are active when this is called go on as they
   * began.
   */
  public void setFuel(long fuel) {
    control.setFuel(fuel);
  }

  /** {@return what is left, or {@link Long#MAX_VALUE} if guests need none} */
  public long fuel() {
    return control.fuel();
  }

  /**
   * Ends guests that are still running after this time, counted from now, with an {@link
   * ExhaustedException}.
   *
   * <p>Functions that are active when this is called go on as they began, unless the store's guests
   * are {@linkplain StoreLimits#interruptible interruptible}: without a deadline they do not look
   * for one.
   */
  public void setDeadline(Duration fromNow) {
    control.setDeadline(fromNow);
  }

  /** Takes the deadline away. */
  public void clearDeadline() {
    control.clearDeadline();
  }

  /**
   * Ends the guest that is running, or the next one that runs, with a {@link TrapException} of the
   * kind {@link Trap#INTERRUPT}.
   *
   * @throws IllegalStateException if the store's limits say that guests are not interruptible
   */
  public void interrupt() {
    control.interrupt();
  }

  /** {@return the bytes that all memories of this store have taken} */
  public long memoryBytes() {
    return control.memoryBytes();
  }

  /**
   * Gives the memory back to the {@link MemoryBudget}; memories of this store cannot grow any more,
   * and its guests must not run. Only a store with a budget needs to be closed.
   *
   * <p>With a budget that is {@linkplain MemoryBudget#reusing reusing} arrays, the memories are
   * empty afterwards, unless a guest is running still.
   */
  @Override
  public void close() {
    control.close();
  }

  /** {@return what compiled code and entities see of this store} */
  public StoreControl control() {
    return control;
  }
}
