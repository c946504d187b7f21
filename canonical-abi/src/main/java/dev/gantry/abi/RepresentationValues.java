package dev.gantry.abi;

/** Handle values between two guests, whose types have been found to agree. */
final class RepresentationValues implements HandleValues {
  @Override
  public Object owned(ResourceIdentity type, int representation) {
    return new Representation(type, representation);
  }

  @Override
  public Object borrowed(ResourceIdentity type, int representation) {
    return new Representation(type, representation);
  }

  @Override
  public int takeOwned(ResourceIdentity type, Object value) {
    return representation(type, value);
  }

  @Override
  public int lend(ResourceIdentity type, Object value) {
    return representation(type, value);
  }

  private static int representation(ResourceIdentity type, Object value) {
    if (value instanceof Representation(var actual, var representation) && actual.equals(type)) {
      return representation;
    }
    throw new AssertionError("a resource of another type passed validation: " + value);
  }
}
