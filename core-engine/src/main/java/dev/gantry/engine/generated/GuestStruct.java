package dev.gantry.engine.generated;

import org.jspecify.annotations.Nullable;

/**
 * A structure (core 4.2.12).
 *
 * <p>Fields are counted from 0. Numbers travel as bits: narrow ones in the low bits of a {@code
 * long}, a vector as two.
 */
public abstract non-sealed class GuestStruct extends GuestObject {

  /** A structure whose fields a subclass holds. */
  protected GuestStruct(GuestType type) {
    super(type);
  }

  /** {@return a new structure with all fields zero or null} */
  public static GuestStruct create(GuestType type) {
    return new PlainStruct(type);
  }

  /** {@return the bits of a number, or the low half of a vector} */
  public abstract long number(int field);

  /** {@return the high half of a vector} */
  public abstract long high(int field);

  /** {@return a reference} */
  public abstract @Nullable Object reference(int field);

  /** Sets the bits of a number that is no vector. */
  public abstract void setNumber(int field, long bits);

  /** Sets a vector. */
  public abstract void setVector(int field, long low, long high);

  /** Sets a reference. */
  public abstract void setReference(int field, @Nullable Object value);
}
