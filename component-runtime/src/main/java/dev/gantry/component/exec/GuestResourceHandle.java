package dev.gantry.component.exec;

import dev.gantry.abi.UnfitValueException;
import dev.gantry.types.ResourceHandle;

/** The host's handle to a resource of a guest. Belongs to the store of the guest. */
final class GuestResourceHandle implements ResourceHandle {

  private enum State {
    VALID,
    GIVEN_AWAY,
    CLOSED,
    CALL_OVER
  }

  private final RuntimeStore store;
  private final GuestResourceType type;
  private final int representation;
  private final boolean owned;
  private State state = State.VALID;
  private int lendCount;

  GuestResourceHandle(
      RuntimeStore store, GuestResourceType type, int representation, boolean owned) {
    this.store = store;
    this.type = type;
    this.representation = representation;
    this.owned = owned;
  }

  GuestResourceType type() {
    return type;
  }

  @Override
  public boolean isOwned() {
    return owned;
  }

  int give() {
    checkValid();
    if (!owned) {
      throw new UnfitValueException("a borrowed handle cannot be given away");
    }
    if (lendCount > 0) {
      throw new UnfitValueException("the handle is lent to a call and cannot be given away");
    }
    state = State.GIVEN_AWAY;
    return representation;
  }

  int lend() {
    checkValid();
    lendCount++;
    return representation;
  }

  void returnLent() {
    lendCount--;
  }

  /** Ends a borrowed handle, as the call that brought it is over. */
  void invalidate() {
    state = State.CALL_OVER;
  }

  private void checkValid() {
    switch (state) {
      case VALID -> {}
      case GIVEN_AWAY -> throw new UnfitValueException("the handle has been given away");
      case CLOSED -> throw new UnfitValueException("the handle is closed");
      case CALL_OVER ->
          throw new UnfitValueException("the handle was borrowed for a call that is over");
    }
  }

  @Override
  public void close() {
    if (!owned || state != State.VALID) {
      return;
    }
    if (lendCount > 0) {
      throw new IllegalStateException("the handle is lent to a call and cannot be closed");
    }
    state = State.CLOSED;
    HostCalls.run(
        store,
        () -> "dropping a resource `%s` of `%s`".formatted(type.name(), type.definer().path()),
        () -> type.drop(representation, null));
  }

  @Override
  public String toString() {
    return "%s<%s>".formatted(owned ? "own" : "borrow", type.name());
  }
}
