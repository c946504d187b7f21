package dev.gantry.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lifting and lowering for one call of one guest needs ({@code LiftLowerContext} in
 * CanonicalABI.md, Lifting and Lowering Context).
 *
 * <p>Made for each call, by the thread inside the store.
 */
public final class CallContext {
  private final GuestOptions options;
  private final HandleTable handles;
  private final Object instance;
  private final List<? extends ResourceIdentity> resources;
  private final HandleValues values;
  private final BorrowScope scope;
  private long liftedBytesLeft;

  /**
   * A context.
   *
   * @param options the guest's memory, encoding and reallocation
   * @param instance the guest, by identity
   * @param handles the table of the guest
   * @param resources what the slots of resource types stand for
   * @param values what the other side sees of resources
   * @param scope the borrows of the call
   * @param liftedBytes how many bytes may be lifted into values of the host
   */
  public CallContext(
      GuestOptions options,
      Object instance,
      HandleTable handles,
      List<? extends ResourceIdentity> resources,
      HandleValues values,
      BorrowScope scope,
      long liftedBytes) {
    this.options = options;
    this.instance = instance;
    this.handles = handles;
    this.resources = resources;
    this.values = values;
    this.scope = scope;
    this.liftedBytesLeft = liftedBytes;
  }

  /**
   * Begins another call, if this context is used for more than one.
   *
   * @param liftedBytes how many bytes may be lifted into values of the host
   */
  public void begin(long liftedBytes) {
    liftedBytesLeft = liftedBytes;
  }

  StringEncoding encoding() {
    return options.encoding();
  }

  LinearMemory memory() {
    return present(options.memoryOrNull(), "memory");
  }

  PointerType pointerType() {
    LinearMemory memory = options.memoryOrNull();
    return memory == null ? PointerType.I32 : memory.pointerType();
  }

  @Nullable LinearMemory memoryOrNull() {
    return options.memoryOrNull();
  }

  List<? extends ResourceIdentity> resources() {
    return resources;
  }

  HandleTable handles() {
    return handles;
  }

  HandleValues values() {
    return values;
  }

  BorrowScope scope() {
    return scope;
  }

  ResourceIdentity resource(ResourceType type) {
    return resources.get(type.slot());
  }

  boolean defines(ResourceIdentity type) {
    return type.isDefinedBy(instance);
  }

  /** {@return whether the other side is a guest too, which changes the texts of some traps} */
  boolean betweenGuests() {
    return values instanceof RepresentationValues;
  }

  /**
   * {@return the address of a block, not checked}
   *
   * @param oldAddress 0 if there is no old block
   */
  long reallocate(long oldAddress, long oldByteLength, int alignment, long newByteLength) {
    return present(options.reallocationOrNull(), "realloc")
        .reallocate(oldAddress, oldByteLength, alignment, newByteLength);
  }

  /** Counts what a guest makes the host allocate. */
  void charge(long byteLength) {
    if (betweenGuests()) {
      return;
    }
    liftedBytesLeft -= byteLength;
    if (liftedBytesLeft < 0) {
      throw AbiTrapException.of(AbiTrap.LIFTED_TOO_MUCH);
    }
  }

  private static <T> T present(@Nullable T option, String name) {
    if (option == null) {
      throw new AssertionError("validation let a function without `" + name + "` pass");
    }
    return option;
  }
}
