package dev.gantry.engine;

import dev.gantry.engine.generated.GlobalCell;
import org.jspecify.annotations.Nullable;

/** A variable of one value (core 4.2.9). Owned by the thread that is inside the store. */
public sealed interface Global extends External permits GlobalCell {

  /**
   * {@return a new global}
   *
   * @throws IllegalArgumentException if the value is not of the type
   */
  static Global create(GlobalType type, @Nullable Object value) {
    return GlobalCell.create(type, value);
  }

  @Override
  GlobalType type();

  /** {@return the value, as {@link NumberType} and {@link ReferenceType} say} */
  @Nullable Object value();

  /**
   * Sets the value.
   *
   * @throws IllegalArgumentException if the value is not of the type
   * @throws IllegalStateException if the global is immutable
   */
  void set(@Nullable Object value);
}
