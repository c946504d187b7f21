package dev.gantry.engine.generated;

import dev.gantry.engine.Global;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.V128;
import dev.gantry.engine.ValueType;
import org.jspecify.annotations.Nullable;

/** A global (core 4.2.9): one class for each kind of value, so that nothing is boxed. */
public abstract sealed class GlobalCell implements Global {
  private final GlobalType type;

  GlobalCell(GlobalType type) {
    this.type = type;
  }

  /** {@return a new global} */
  public static GlobalCell create(GlobalType type, @Nullable Object value) {
    HostValues.require(type.type(), value);
    GlobalCell cell = create(type);
    cell.put(value);
    return cell;
  }

  /** {@return a new global that is zero or null, whether or not its type allows that} */
  public static GlobalCell create(GlobalType type) {
    return switch (type.type()) {
      case NumberType number ->
          switch (number) {
            case I32 -> new OfInt(type);
            case I64 -> new OfLong(type);
            case F32 -> new OfFloat(type);
            case F64 -> new OfDouble(type);
            case V128 -> new OfVector(type);
          };
      case ReferenceType _ -> new OfReference(type);
    };
  }

  @Override
  public GlobalType type() {
    return type;
  }

  @Override
  public void set(@Nullable Object value) {
    if (!type.mutable()) {
      throw new IllegalStateException("the global is immutable");
    }
    ValueType valueType = type.type();
    HostValues.require(valueType, value);
    put(value);
  }

  /** Sets the value, which is of the type, even if the global is immutable. */
  public abstract void put(@Nullable Object value);

  /** A global of type {@code i32}. */
  public static final class OfInt extends GlobalCell {
    /** The value. */
    public int value;

    OfInt(GlobalType type) {
      super(type);
    }

    @Override
    public Object value() {
      return value;
    }

    @Override
    public void put(@Nullable Object newValue) {
      value = HostValues.i32(newValue);
    }
  }

  /** A global of type {@code i64}. */
  public static final class OfLong extends GlobalCell {
    /** The value. */
    public long value;

    OfLong(GlobalType type) {
      super(type);
    }

    @Override
    public Object value() {
      return value;
    }

    @Override
    public void put(@Nullable Object newValue) {
      value = HostValues.i64(newValue);
    }
  }

  /** A global of type {@code f32}. */
  public static final class OfFloat extends GlobalCell {
    /** The value. */
    public float value;

    OfFloat(GlobalType type) {
      super(type);
    }

    @Override
    public Object value() {
      return value;
    }

    @Override
    public void put(@Nullable Object newValue) {
      value = HostValues.f32(newValue);
    }
  }

  /** A global of type {@code f64}. */
  public static final class OfDouble extends GlobalCell {
    /** The value. */
    public double value;

    OfDouble(GlobalType type) {
      super(type);
    }

    @Override
    public Object value() {
      return value;
    }

    @Override
    public void put(@Nullable Object newValue) {
      value = HostValues.f64(newValue);
    }
  }

  /** A global of type {@code v128}. */
  public static final class OfVector extends GlobalCell {
    /** Bytes 0 to 7. */
    public long low;

    /** Bytes 8 to 15. */
    public long high;

    OfVector(GlobalType type) {
      super(type);
    }

    @Override
    public Object value() {
      return new V128(low, high);
    }

    @Override
    public void put(@Nullable Object newValue) {
      V128 vector = HostValues.v128(newValue);
      low = vector.low();
      high = vector.high();
    }
  }

  /** A global of a reference type. */
  public static final class OfReference extends GlobalCell {
    /** The value. */
    public @Nullable Object value;

    OfReference(GlobalType type) {
      super(type);
    }

    @Override
    public @Nullable Object value() {
      return value;
    }

    @Override
    public void put(@Nullable Object newValue) {
      value = newValue;
    }
  }
}
