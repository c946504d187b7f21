package dev.gantry.engine.generated;

import dev.gantry.engine.FunctionType;
import dev.gantry.engine.Tag;
import dev.gantry.engine.TagType;
import dev.gantry.engine.link.ClosedTypes;
import org.jspecify.annotations.Nullable;

/** A tag; two are equal only if they are the same object (core 4.2.10). */
public final class GuestTag implements Tag {
  /** The canonical function type, by which imports are matched. */
  public final GuestType type;

  private final FunctionType function;

  /** A new tag of a canonical type. */
  public GuestTag(GuestType type) {
    this.type = type;
    this.function = (FunctionType) type.composite();
  }

  /** {@return a new tag} */
  public static GuestTag create(FunctionType function) {
    return new GuestTag(ClosedTypes.function(function));
  }

  @Override
  public TagType type() {
    return new TagType(function);
  }

  @Override
  public GuestException exception(@Nullable Object... values) {
    HostValues.requireAll(function.parameters(), values);
    return new GuestException(this, values.clone());
  }
}
