package dev.gantry.engine;

import dev.gantry.engine.generated.GuestTable;
import org.jspecify.annotations.Nullable;

/**
 * A vector of references (core 4.2.7). Owned by the thread that is inside the store.
 *
 * <p>Indices and sizes are unsigned numbers of elements.
 */
public sealed interface Table extends External permits GuestTable {

  /**
   * {@return a new table, with every element set to {@code initial}}
   *
   * @throws IllegalArgumentException if the value is not of the element type
   * @throws ExhaustedException if the store's limit is below the minimum
   */
  static Table create(Store store, TableType type, @Nullable Object initial) {
    return GuestTable.create(store.control(), type, initial);
  }

  @Override
  TableType type();

  /** {@return the number of elements} */
  long size();

  /**
   * {@return an element}
   *
   * @throws TrapException if there is none at the index
   */
  @Nullable Object get(long index);

  /**
   * Sets an element.
   *
   * @throws TrapException if there is none at the index
   * @throws IllegalArgumentException if the value is not of the element type
   */
  void set(long index, @Nullable Object value);

  /**
   * Appends elements.
   *
   * @return the size before; -1 if the type or the store's limits do not allow as many
   * @throws IllegalArgumentException if the value is not of the element type
   */
  long grow(long count, @Nullable Object value);
}
