package dev.gantry.engine.generated;

import dev.gantry.engine.Tag;
import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a guest threw (core 4.2.11): the one kind that guests can catch.
 *
 * <p>It has no stack trace, because guests use exceptions as control flow. It is also what an
 * exception reference refers to.
 */
public final class GuestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  /** What tells it apart. */
  public final transient GuestTag tag;

  /** Boxed values of the tag's types; never changed. */
  public final transient @Nullable Object[] values;

  /** An exception with values of the tag's types. */
  public GuestException(GuestTag tag, @Nullable Object[] values) {
    super("uncaught exception of the guest", null, false, false);
    this.tag = tag;
    this.values = values;
  }

  /** {@return what tells it apart} */
  public Tag tag() {
    return tag;
  }

  /** {@return what it carries, boxed} */
  public List<@Nullable Object> values() {
    return HostValues.list(values);
  }
}
