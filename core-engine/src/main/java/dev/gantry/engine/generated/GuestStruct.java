package dev.gantry.engine.generated;

import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StorageType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.V128;
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

  /** {@return a field, boxed; a narrow number as an {@code Integer}, sign-extended} */
  public final @Nullable Object get(int field) {
    StorageType storage = ((StructType) type.composite()).fields().get(field).storage();
    return switch (storage) {
      case ReferenceType _ -> reference(field);
      case NumberType.V128 -> new V128(number(field), high(field));
      case NumberType number -> HostValues.boxed(number, number(field));
      case PackedType _ -> (int) number(field);
    };
  }

  /** Sets a field to a boxed value of its type, even if it is immutable. */
  public final void set(int field, @Nullable Object value) {
    StorageType storage = ((StructType) type.composite()).fields().get(field).storage();
    switch (storage) {
      case ReferenceType _ -> setReference(field, value);
      case NumberType.V128 -> {
        V128 vector = HostValues.v128(value);
        setVector(field, vector.low(), vector.high());
      }
      case NumberType number -> setNumber(field, HostValues.bits(number, value));
      case PackedType.I8 -> setNumber(field, (byte) HostValues.i32(value));
      case PackedType.I16 -> setNumber(field, (short) HostValues.i32(value));
    }
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
