package dev.gantry.types;

/**
 * A handle to a resource of a component, for code that learns of the type while it runs.
 *
 * <p>An owned handle is closed by the host, or given away as the argument of a call; using it
 * afterwards is refused with an {@link IllegalStateException}. A borrowed one is valid until the
 * call that brought it returns.
 */
public interface ResourceHandle extends AutoCloseable {

  /** {@return whether the holder owns the resource, and closing drops it} */
  boolean isOwned();

  /** Drops the resource, if the handle owns it and has not been given away. */
  @Override
  void close();
}
