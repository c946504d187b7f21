package dev.gantry.abi;

import java.io.Serial;

/**
 * A Java value does not fit the type of the parameter or result that it is meant for.
 *
 * <p>The message names the place within the value, such as {@code rows[3].name}.
 */
public final class UnfitValueException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  private final String detail;
  private String path = "";

  /** Says what was found and what was expected. */
  public UnfitValueException(String detail) {
    super(detail);
    this.detail = detail;
  }

  /** {@return that a value of another class was expected} */
  static UnfitValueException expected(String expected, Object found) {
    return new UnfitValueException(
        "expected %s, found %s".formatted(expected, found.getClass().getSimpleName()));
  }

  /** {@return that a string is not well-formed} */
  static UnfitValueException unpairedSurrogate(String value, int index) {
    return new UnfitValueException(
        "string has an unpaired surrogate 0x%x at index %d"
            .formatted((int) value.charAt(index), index));
  }

  /** Says that the value at fault is a part of another, as the exception passes the other. */
  UnfitValueException within(String part) {
    path = part + path;
    return this;
  }

  @Override
  public String getMessage() {
    return path.isEmpty() ? detail : path + ": " + detail;
  }
}
