package dev.gantry.engine.generated;

import dev.gantry.engine.CompositeType;
import dev.gantry.engine.HeapType;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type that modules define, one object for all that are equivalent (core 3.1.6 and 3.3).
 *
 * <p>Identity is equality, across all modules of the process. Whether a type lies below another is
 * one comparison: every type carries the chain of its supertypes, and a supertype stands in it at
 * its own depth.
 */
public final class GuestType implements HeapType {
  /** Equal for equal types, in all modules of the process. */
  public final int id;

  /** How many supertypes it has, which is its own place in {@link #chain}. */
  public final int depth;

  /** The supertypes, outermost first, and the type itself as the last. */
  final GuestType[] chain;

  private final Object identity;
  private final boolean isFinal;
  private @Nullable CompositeType composite;

  /**
   * A type whose shape follows, because it may refer to itself.
   *
   * @param identity what {@code id} numbers, to be kept as long as the type
   */
  public GuestType(int id, Object identity, boolean isFinal, @Nullable GuestType supertype) {
    this.id = id;
    this.identity = identity;
    this.isFinal = isFinal;
    var above = supertype == null ? new GuestType[0] : supertype.chain;
    this.depth = above.length;
    this.chain = Arrays.copyOf(above, above.length + 1);
    this.chain[depth] = this;
  }

  /** Gives the type its shape, once. */
  public void define(CompositeType shape) {
    if (composite != null) {
      throw new AssertionError("defined twice: " + this);
    }
    composite = shape;
  }

  /** {@return the shape} */
  public CompositeType composite() {
    if (composite == null) {
      throw new AssertionError("used before it is defined: " + this);
    }
    return composite;
  }

  /** {@return whether the shape is known} */
  public boolean isDefined() {
    return composite != null;
  }

  /** {@return what the number of the type numbers, for the linker} */
  public Object identity() {
    return identity;
  }

  /** {@return whether no type may be declared below it} */
  public boolean isFinal() {
    return isFinal;
  }

  /** {@return the declared supertype, or empty} */
  public Optional<GuestType> supertype() {
    return depth == 0 ? Optional.empty() : Optional.of(chain[depth - 1]);
  }

  /** {@return whether it is the other type, or lies below it} */
  public boolean matches(GuestType other) {
    return this == other || (other.depth < depth && chain[other.depth] == other);
  }

  @Override
  public String toString() {
    return "type #" + id;
  }
}
