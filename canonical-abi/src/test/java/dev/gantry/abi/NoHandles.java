package dev.gantry.abi;

/** Values of the host among which there are no handles. */
final class NoHandles implements HandleValues {
  @Override
  public Object owned(ResourceIdentity type, int representation) {
    throw new AssertionError(type);
  }

  @Override
  public Object borrowed(ResourceIdentity type, int representation) {
    throw new AssertionError(type);
  }

  @Override
  public int takeOwned(ResourceIdentity type, Object value) {
    throw new AssertionError(type);
  }

  @Override
  public int lend(ResourceIdentity type, Object value) {
    throw new AssertionError(type);
  }
}
