package dev.gantry.component.exec;

import dev.gantry.abi.AbiTrap;
import dev.gantry.abi.AbiTrapException;
import dev.gantry.abi.BorrowScope;
import dev.gantry.abi.CallContext;
import dev.gantry.abi.GuestOptions;
import dev.gantry.abi.HandleTable;
import dev.gantry.abi.HandleValues;
import dev.gantry.abi.ResourceIdentity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of an instance of a component ({@code ComponentInstance} in CanonicalABI.md).
 *
 * <p>Belongs to its store, and is touched only by the thread inside.
 */
final class RuntimeInstance {
  private static final int TASK_STORAGE_SLOTS = 2;
  private static final int BACKPRESSURE_LIMIT = 1 << 16;

  private final RuntimeStore store;
  private final @Nullable RuntimeInstance parent;
  private final String path;
  private final HandleTable handles;
  private final @Nullable ResourceIdentity[] resources;
  private final List<ResourceIdentity> resourceList;
  private boolean mayEnter = true;
  private boolean mayLeave = true;
  private @Nullable Throwable firstFailure;
  private long @Nullable [] taskStorage;
  private @Nullable Task currentTask;
  private boolean mayBlock;
  private int backpressure;

  /**
   * A new instance.
   *
   * @param path where it is among the instances of the store, for messages
   */
  RuntimeInstance(
      RuntimeStore store, @Nullable RuntimeInstance parent, String path, int slotCount) {
    this.store = store;
    this.parent = parent;
    this.path = path;
    this.handles = new HandleTable(store.limits().handles());
    this.resources = new @Nullable ResourceIdentity[slotCount];
    this.resourceList = asList(resources);
  }

  RuntimeStore store() {
    return store;
  }

  String path() {
    return path;
  }

  HandleTable handles() {
    return handles;
  }

  void bind(int slot, ResourceIdentity type) {
    resources[slot] = type;
  }

  ResourceIdentity resource(int slot) {
    ResourceIdentity type = resources[slot];
    if (type == null) {
      throw new AssertionError("resource slot %d of `%s` is not bound".formatted(slot, path));
    }
    return type;
  }

  @SuppressWarnings("NullAway") // slots are bound before a type that mentions them is used
  private static List<ResourceIdentity> asList(@Nullable ResourceIdentity[] resources) {
    return Arrays.asList(resources);
  }

  CallContext context(GuestOptions options, HandleValues values, BorrowScope scope) {
    return new CallContext(
        options, this, handles, resourceList, values, scope, store.limits().liftedBytes());
  }

  /**
   * Marks the instances that a call enters ({@code enter_from} in CanonicalABI.md).
   *
   * @param caller the instance that calls, or null for the host
   * @throws AbiTrapException if one of them has been entered and not been left
   */
  void enterFrom(@Nullable RuntimeInstance caller) {
    for (RuntimeInstance entered = this; entered != null; entered = entered.parent) {
      if (!entered.mayEnter && !isSelfOrAncestorOf(entered, caller)) {
        throw entered.cannotEnter();
      }
    }
    setMayEnter(caller, false);
  }

  /** {@return the instances that a call enters, this one first} */
  List<RuntimeInstance> enteredFrom(RuntimeInstance caller) {
    var all = new ArrayList<RuntimeInstance>();
    for (RuntimeInstance entered = this; entered != null; entered = entered.parent) {
      if (!isSelfOrAncestorOf(entered, caller)) {
        all.add(entered);
      }
    }
    return all;
  }

  /**
   * Checks that a call may enter this instance.
   *
   * @throws AbiTrapException if it has been entered and not been left
   */
  void checkMayEnter() {
    if (!mayEnter) {
      throw cannotEnter();
    }
  }

  void setMayEnter(boolean value) {
    mayEnter = value;
  }

  /** Marks the same instances as left. */
  void leaveTo(@Nullable RuntimeInstance caller) {
    setMayEnter(caller, true);
  }

  private void setMayEnter(@Nullable RuntimeInstance caller, boolean value) {
    for (RuntimeInstance entered = this; entered != null; entered = entered.parent) {
      if (!isSelfOrAncestorOf(entered, caller)) {
        entered.mayEnter = value;
      }
    }
  }

  private static boolean isSelfOrAncestorOf(
      RuntimeInstance instance, @Nullable RuntimeInstance descendant) {
    for (RuntimeInstance i = descendant; i != null; i = i.parent) {
      if (i.equals(instance)) {
        return true;
      }
    }
    return false;
  }

  /** Notes why the instances that a call entered were never left. */
  void poison(@Nullable RuntimeInstance caller, Throwable failure) {
    for (RuntimeInstance entered = this; entered != null; entered = entered.parent) {
      if (entered.firstFailure == null && !isSelfOrAncestorOf(entered, caller)) {
        entered.firstFailure = failure;
      }
    }
  }

  private RuntimeException cannotEnter() {
    AbiTrapException trap = AbiTrapException.of(AbiTrap.CANNOT_ENTER);
    Throwable first = firstFailure;
    return first == null ? trap : new PoisonedException(path, trap, first);
  }

  /** Closes the instance to callers while its definitions run. */
  void beginInstantiation() {
    mayEnter = false;
  }

  /** Opens the instance; one that failed before stays closed. */
  void endInstantiation() {
    mayEnter = true;
  }

  /** {@return whether the task that runs in the instance may wait: its function is async} */
  boolean mayBlock() {
    return mayBlock;
  }

  void setMayBlock(boolean value) {
    mayBlock = value;
  }

  /** {@return the asynchronous task that runs in the instance, or null} */
  @Nullable Task currentTask() {
    return currentTask;
  }

  void setCurrentTask(@Nullable Task task) {
    currentTask = task;
  }

  /** {@return the storage of the task that runs in the instance} */
  long[] taskStorage() {
    long[] storage = taskStorage;
    if (storage == null) {
      storage = new long[TASK_STORAGE_SLOTS];
      taskStorage = storage;
    }
    return storage;
  }

  /** {@return the storage of the task that ran, after a new task has begun} */
  long @Nullable [] beginTask() {
    long[] suspended = taskStorage;
    taskStorage = null;
    return suspended;
  }

  /** Goes on with the task that ran before. */
  void endTask(long @Nullable [] suspended) {
    taskStorage = suspended;
  }

  /**
   * Asks for no more calls that the caller does not wait for, or asks for them again.
   *
   * @throws AbiTrapException if that was asked for too often
   */
  void changeBackpressure(int change) {
    backpressure += change;
    if (backpressure < 0 || backpressure == BACKPRESSURE_LIMIT) {
      throw AbiTrapException.of(AbiTrap.BACKPRESSURE_OVERFLOW);
    }
  }

  boolean mayLeave() {
    return mayLeave;
  }

  void setMayLeave(boolean value) {
    mayLeave = value;
  }

  /**
   * Checks that the guest may call out of the instance.
   *
   * @throws AbiTrapException if it may not
   */
  void checkMayLeave() {
    if (!mayLeave) {
      throw AbiTrapException.of(AbiTrap.CANNOT_LEAVE);
    }
  }
}
