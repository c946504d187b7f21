package dev.gantry.component.valid;

import java.io.Serial;

/**
 * A rule that a definition breaks; whoever validates the definition adds the byte offset.
 *
 * <p>The message is what the reference tools say, with the outermost context first.
 */
final class BrokenRule extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  BrokenRule(String message) {
    super(message, null, false, false);
  }

  BrokenRule within(String context) {
    return new BrokenRule(context + "\n" + rule());
  }

  /** {@return the message} */
  String rule() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Runs a check, and says where it was made if it fails. */
  static void within(String context, Runnable check) {
    try {
      check.run();
    } catch (BrokenRule broken) {
      throw broken.within(context);
    }
  }
}
