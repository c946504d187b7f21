package dev.gantry.abi;

import java.util.Optional;

/**
 * A resource type of one instance; two of them are the same type only if they are the same object.
 *
 * <p>The runtime extends this with what it needs to end a resource.
 */
public class ResourceIdentity {
  private final String name;
  private final Optional<Object> owner;

  /**
   * A new resource type.
   *
   * @param name for messages
   * @param owner the component instance that defines it, by identity, or empty for the host
   */
  @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // the host owns what no instance owns
  protected ResourceIdentity(String name, Optional<Object> owner) {
    this.name = name;
    this.owner = owner;
  }

  /** {@return a name for messages} */
  public final String name() {
    return name;
  }

  /** {@return whether the host defines the type} */
  public final boolean isHostDefined() {
    return owner.isEmpty();
  }

  /**
   * {@return whether an instance defines the type, so that it sees representations, not handles}
   */
  @SuppressWarnings("ReferenceEquality") // instances are what they are by identity
  final boolean isDefinedBy(Object instance) {
    return owner.isPresent() && owner.orElseThrow() == instance;
  }
}
