package dev.gantry.component;

import java.io.Serial;

/**
 * An outcome that the component model gives to a component that cannot go on.
 *
 * <p>The permitted types say at which stage.
 */
public abstract sealed class ComponentException extends RuntimeException
    permits MalformedComponentException,
        InvalidComponentException,
        UnlinkableComponentException,
        ComponentTrapException,
        StoreExhaustedException {
  @Serial private static final long serialVersionUID = 1L;

  ComponentException(String message) {
    super(message);
  }

  ComponentException(String message, Throwable cause) {
    super(message, cause);
  }
}
