package dev.gantry.abi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The handles of a component instance (CanonicalABI.md, Table State).
 *
 * <p>One table holds resources and waitables. Guests can see how indices are given out: from 1 on,
 * the index that was freed last comes first.
 *
 * <p>Belongs to its instance, and is touched only by the thread inside the store.
 */
public final class HandleTable {
  private static final int MAX_LENGTH = (1 << 28) - 1;

  private final List<@Nullable Handle> handles = new ArrayList<>();
  private int[] free = new int[8];
  private int freeCount;
  private final int limit;
  private int size;

  /** An empty table, as long as the specification lets it become. */
  public HandleTable() {
    this(MAX_LENGTH);
  }

  /**
   * An empty table.
   *
   * @param limit the most handles that it holds at once
   */
  public HandleTable(int limit) {
    this.limit = Math.min(limit, MAX_LENGTH);
    handles.add(null);
  }

  /** {@return the number of handles} */
  public int size() {
    return size;
  }

  /**
   * {@return the index of a handle that is new in this table}
   *
   * @throws AbiTrapException if the table is full
   */
  public int add(Handle handle) {
    if (freeCount > 0) {
      size++;
      int index = free[--freeCount];
      handles.set(index, handle);
      return index;
    }
    if (handles.size() > limit) {
      throw AbiTrapException.of(AbiTrap.HANDLE_TABLE_FULL);
    }
    size++;
    handles.add(handle);
    return handles.size() - 1;
  }

  /**
   * {@return the handle of an index}
   *
   * @param index unsigned
   * @throws AbiTrapException if there is none
   */
  public Handle get(int index) {
    Handle handle = Integer.compareUnsigned(index, handles.size()) < 0 ? handles.get(index) : null;
    if (handle == null) {
      throw AbiTrapException.of(AbiTrap.UNKNOWN_HANDLE, Integer.toUnsignedString(index));
    }
    return handle;
  }

  /**
   * {@return the handle of an index to a resource of a type}
   *
   * @param index unsigned
   * @throws AbiTrapException if there is none, or one of another type
   */
  public ResourceEntry resource(int index, ResourceIdentity type) {
    Handle handle = get(index);
    if (handle instanceof ResourceEntry resource && resource.type().equals(type)) {
      return resource;
    }
    String expected = type.isHostDefined() ? "host-defined resource" : "guest-defined resource";
    String found = handle.description();
    throw AbiTrapException.of(
        AbiTrap.WRONG_HANDLE_TYPE,
        Integer.toUnsignedString(index),
        expected,
        found.equals(expected) ? "a different " + found : found);
  }

  /**
   * Takes a resource out of the table, and tells the call that lent it if it is borrowed.
   *
   * @param index unsigned
   * @return what was in the table
   * @throws AbiTrapException if there is none, one of another type, or one that a call uses
   */
  public ResourceEntry removeResource(int index, ResourceIdentity type) {
    ResourceEntry resource = resource(index, type);
    if (resource.isLent()) {
      throw AbiTrapException.of(AbiTrap.HANDLE_LENT);
    }
    remove(index);
    resource.release();
    return resource;
  }

  /**
   * Takes a handle out of the table.
   *
   * @param index unsigned
   * @return what was in the table
   * @throws AbiTrapException if there is none
   */
  public Handle remove(int index) {
    Handle handle = get(index);
    handles.set(index, null);
    if (freeCount == free.length) {
      free = java.util.Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = index;
    size--;
    return handle;
  }

  /** Shows every handle to an action. */
  public void forEach(Consumer<Handle> action) {
    for (Handle handle : handles) {
      if (handle != null) {
        action.accept(handle);
      }
    }
  }
}
