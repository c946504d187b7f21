package dev.gantry.types;

import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The value of a {@code result} type.
 *
 * <p>A payload that the type does not have is {@link Unit#UNIT}: {@code result<_, string>} is a
 * {@code Result<Unit, String>}.
 *
 * @param <T> the type of the payload of {@code ok}
 * @param <E> the type of the payload of {@code error}
 */
public sealed interface Result<T, E> {

  /** The operation did what it was asked to. */
  record Ok<T, E>(T value) implements Result<T, E> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Ok<?, ?> that && Contents.equal(value, that.value);
    }

    @Override
    public int hashCode() {
      return Contents.hash(value);
    }

    @Override
    public String toString() {
      return value == Unit.UNIT ? "ok" : "ok(" + Contents.text(value) + ")";
    }
  }

  /** The operation failed. */
  record Err<T, E>(E error) implements Result<T, E> {
    @Override
    public boolean equals(Object other) {
      return other instanceof Err<?, ?> that && Contents.equal(error, that.error);
    }

    @Override
    public int hashCode() {
      return ~Contents.hash(error);
    }

    @Override
    public String toString() {
      return error == Unit.UNIT ? "error" : "error(" + Contents.text(error) + ")";
    }
  }

  /** {@return the result {@code ok(value)}} */
  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  /** {@return the result {@code ok}, without a payload} */
  static <E> Result<Unit, E> ok() {
    return new Ok<>(Unit.UNIT);
  }

  /** {@return the result {@code error(error)}} */
  static <T, E> Result<T, E> error(E error) {
    return new Err<>(error);
  }

  /** {@return the result {@code error}, without a payload} */
  static <T> Result<T, Unit> error() {
    return new Err<>(Unit.UNIT);
  }

  /** {@return whether this is {@code ok}} */
  default boolean isOk() {
    return this instanceof Ok;
  }

  /** {@return the payload of {@code ok}, or empty} */
  default Optional<T> toOptional() {
    return switch (this) {
      case Ok<T, E>(T value) -> Optional.of(value);
      case Err<T, E> _ -> Optional.empty();
    };
  }

  /**
   * {@return the payload of {@code ok}}
   *
   * @throws NoSuchElementException if this is {@code error}; the message says which
   */
  default T orElseThrow() {
    return switch (this) {
      case Ok<T, E>(T value) -> value;
      case Err<T, E> error -> throw new NoSuchElementException(error.toString());
    };
  }
}
