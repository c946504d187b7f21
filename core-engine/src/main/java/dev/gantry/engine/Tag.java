package dev.gantry.engine;

import dev.gantry.engine.generated.GuestException;
import dev.gantry.engine.generated.GuestTag;
import org.jspecify.annotations.Nullable;

/** What tells exceptions apart: a new tag equals no other (core 4.2.10). Immutable. */
public sealed interface Tag extends External permits GuestTag {

  /** {@return a new tag, whose exceptions carry values of these types} */
  static Tag create(ValueType... types) {
    return GuestTag.create(FunctionType.of(types));
  }

  @Override
  TagType type();

  /**
   * {@return an exception of this tag, for a host function to throw into the guest that called it}
   *
   * @throws IllegalArgumentException if the values do not fit the type
   */
  GuestException exception(@Nullable Object... values);
}
