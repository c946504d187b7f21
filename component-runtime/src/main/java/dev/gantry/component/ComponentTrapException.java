package dev.gantry.component;

import java.io.Serial;

/**
 * A call into a component met a fault that no guest code can catch.
 *
 * <p>The first line of the message is the text of the trap, as the reference runtime words it. The
 * lines that follow say what was found, and which function of which component was called.
 *
 * <p>If a function of the host threw an exception, that is the cause.
 */
public final class ComponentTrapException extends ComponentException {
  @Serial private static final long serialVersionUID = 1L;

  /** A trap with its text, what is known of it, and what led to it. */
  public ComponentTrapException(String text, String context, Throwable cause) {
    super(context.isEmpty() ? text : text + "\n" + context, cause);
  }

  /** A trap that nothing led to but the call. */
  public ComponentTrapException(String text, String context) {
    super(context.isEmpty() ? text : text + "\n" + context);
  }
}
