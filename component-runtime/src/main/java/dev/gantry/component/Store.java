package dev.gantry.component;

import dev.gantry.component.exec.RuntimeStore;
import dev.gantry.engine.MemoryBudget;
import java.time.Duration;

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
    return create(limits, MemoryBudget.unlimited());
  }

  /**
   * {@return an empty store with the given limits}
   *
   * @param budget what its memories share with those of other stores, until it is closed
   */
  static Store create(StoreLimits limits, MemoryBudget budget) {
    return new RuntimeStore(limits, budget);
  }

  /** {@return the limits that hold for everything in this store} */
  StoreLimits limits();

  /** {@return how many resources of the host the guests of this store hold} */
  int hostResourceCount();

  /** {@return the bytes that all memories of this store hold} */
  long memoryBytes();

  /** {@return the fuel that is left, or {@link Long#MAX_VALUE} if guests need none} */
  long fuel();

  /** Gives guests so much fuel, instead of what is left. */
  void setFuel(long fuel);

  /**
   * Lets guests run for so much longer, counted from now, however many calls they are made of; then
   * they end with a {@link StoreExhaustedException}. {@link StoreLimits#callTime} holds as well.
   *
   * @throws IllegalStateException if a thread is inside the store
   */
  void endAfter(Duration time);

  /**
   * Ends the guest that is running, from any thread; if there is none, the next one.
   *
   * @throws IllegalStateException unless the limits say that guests are {@linkplain
   *     StoreLimits#interruptible interruptible}
   */
  void interrupt();

  /**
   * Closes the host's resources in this store and ends the use of its instances. Memory goes back
   * to the budget.
   *
   * <p>No guest code runs. A second call does nothing.
   *
   * @throws IllegalStateException if a thread is inside the store
   */
  @Override
  void close();
}
