package dev.gantry.component.exec;

import dev.gantry.abi.ResourceIdentity;
import java.util.Optional;
import java.util.function.Consumer;

/** A resource type of the host, whose resources are Java objects. Immutable. */
public final class HostResourceType extends ResourceIdentity {
  private final Class<?> javaClass;
  private final Consumer<Object> destructor;

  /** A type whose objects are of a class and are dropped by a destructor. */
  public HostResourceType(String name, Class<?> javaClass, Consumer<Object> destructor) {
    super(name, Optional.empty());
    this.javaClass = javaClass;
    this.destructor = destructor;
  }

  boolean isInstance(Object object) {
    return javaClass.isInstance(object);
  }

  /** {@return the class of the objects} */
  public Class<?> javaClass() {
    return javaClass;
  }

  void drop(Object object) {
    destructor.accept(object);
  }
}
