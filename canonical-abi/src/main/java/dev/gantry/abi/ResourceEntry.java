package dev.gantry.abi;

import org.jspecify.annotations.Nullable;

/**
 * A guest's handle to a resource ({@code ResourceHandle} in CanonicalABI.md, Resource State).
 *
 * <p>Belongs to the instance whose table it is in, and is touched only by the thread inside the
 * store.
 */
public final class ResourceEntry implements Handle {
  private final ResourceIdentity type;
  private final int representation;
  private final @Nullable BorrowScope borrowedIn;
  private int lendCount;

  private ResourceEntry(
      ResourceIdentity type, int representation, @Nullable BorrowScope borrowedIn) {
    this.type = type;
    this.representation = representation;
    this.borrowedIn = borrowedIn;
  }

  /** {@return a handle that owns its resource} */
  public static ResourceEntry own(ResourceIdentity type, int representation) {
    return new ResourceEntry(type, representation, null);
  }

  /** {@return a handle that is valid while a call lasts} */
  static ResourceEntry borrow(ResourceIdentity type, int representation, BorrowScope scope) {
    scope.borrowed();
    return new ResourceEntry(type, representation, scope);
  }

  /** {@return the type of the resource} */
  public ResourceIdentity type() {
    return type;
  }

  /** {@return what the definer of the type knows the resource by} */
  public int representation() {
    return representation;
  }

  /** {@return whether the handle owns its resource} */
  public boolean isOwn() {
    return borrowedIn == null;
  }

  /** Notes that a call uses the resource, so that the handle must stay until the call is over. */
  void lend() {
    lendCount++;
  }

  /** Notes that such a call is over. */
  void returnLent() {
    lendCount--;
  }

  /** {@return whether a call uses the resource} */
  boolean isLent() {
    return lendCount > 0;
  }

  /** Tells the call that lent a borrowed handle that it is gone; does nothing for one that owns. */
  void release() {
    if (borrowedIn != null) {
      borrowedIn.returned();
    }
  }

  @Override
  public String description() {
    return type.isHostDefined() ? "host-defined resource" : "guest-defined resource";
  }
}
