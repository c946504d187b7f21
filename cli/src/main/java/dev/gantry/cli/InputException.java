package dev.gantry.cli;

import java.io.Serial;

/** The input is at fault: the message is for people, and the exit status is 1. */
final class InputException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
