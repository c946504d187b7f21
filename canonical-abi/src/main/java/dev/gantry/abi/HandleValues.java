package dev.gantry.abi;

/**
 * What the other side of a call sees in the place of a resource.
 *
 * <p>The guest's side of a handle is an index of its {@link HandleTable}. The other side is a Java
 * value, which the runtime chooses: an object of the host, a handle that the host holds, or the
 * {@link Representation} on its way to another guest.
 */
public interface HandleValues {

  /** {@return the value for a resource whose ownership leaves the guest} */
  Object owned(ResourceIdentity type, int representation);

  /** {@return the value for a resource that the guest lends until the call is over} */
  Object borrowed(ResourceIdentity type, int representation);

  /**
   * {@return the representation of a resource whose ownership goes to the guest}
   *
   * @throws UnfitValueException if the value stands for no resource of the type, or for one that is
   *     not the other side's to give
   */
  int takeOwned(ResourceIdentity type, Object value);

  /**
   * {@return the representation of a resource that the other side lends until the call is over}
   *
   * @throws UnfitValueException if the value stands for no resource of the type
   */
  int lend(ResourceIdentity type, Object value);

  /** Values on their way from one guest to another: representations. */
  HandleValues BETWEEN_GUESTS = new RepresentationValues();

  /** A resource on its way from one guest to another. */
  record Representation(ResourceIdentity type, int representation) {}
}
