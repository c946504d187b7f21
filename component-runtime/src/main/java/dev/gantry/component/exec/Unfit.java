package dev.gantry.component.exec;

import dev.gantry.abi.UnfitValueException;

/** What went wrong as a Java value was read on its way to a guest. */
final class Unfit {
  private Unfit() {}

  /** {@return what to throw: a value that lacks a part does not fit} */
  static RuntimeException explained(Throwable failure) {
    return switch (failure) {
      case NullPointerException missing ->
          (UnfitValueException)
              new UnfitValueException("expected a value, found null").initCause(missing);
      case ClassCastException other ->
          (UnfitValueException)
              new UnfitValueException("a value is of another class: " + other.getMessage())
                  .initCause(other);
      case RuntimeException exception -> exception;
      default -> throw new AssertionError(failure);
    };
  }
}
