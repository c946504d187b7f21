package dev.gantry.engine.exec;

import dev.gantry.engine.NumberType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.V128;
import dev.gantry.engine.ValueType;
import dev.gantry.engine.generated.GlobalCell;
import dev.gantry.engine.generated.HostValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values between the stack of the interpreter and the places where they are kept otherwise. */
final class Values {
  private static final @Nullable Object[] NONE = {};

  private Values() {}

  /** Copies boxed values to slots. */
  static void push(Machine machine, int slot, List<ValueType> types, @Nullable Object[] values) {
    for (int i = 0; i < values.length; i++) {
      push(machine, slot + i, types.get(i), values[i]);
    }
  }

  private static void push(Machine machine, int slot, ValueType type, @Nullable Object value) {
    switch (type) {
      case NumberType number -> {
        switch (number) {
          case I32 -> machine.low[slot] = HostValues.i32(value);
          case I64 -> machine.low[slot] = HostValues.i64(value);
          case F32 -> machine.low[slot] = Float.floatToRawIntBits(HostValues.f32(value));
          case F64 -> machine.low[slot] = Double.doubleToRawLongBits(HostValues.f64(value));
          case V128 -> {
            V128 vector = HostValues.v128(value);
            machine.low[slot] = vector.low();
            machine.high[slot] = vector.high();
          }
        }
      }
      case ReferenceType _ -> machine.references[slot] = value;
    }
  }

  /** {@return what is in slots, boxed} */
  static @Nullable Object[] pop(Machine machine, int slot, List<ValueType> types) {
    if (types.isEmpty()) {
      return NONE;
    }
    @Nullable Object[] values = new @Nullable Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = pop(machine, slot + i, types.get(i));
    }
    return values;
  }

  private static @Nullable Object pop(Machine machine, int slot, ValueType type) {
    long bits = machine.low[slot];
    return switch (type) {
      case NumberType number ->
          switch (number) {
            case I32 -> (int) bits;
            case I64 -> bits;
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case V128 -> new V128(bits, machine.high[slot]);
          };
      case ReferenceType _ -> machine.references[slot];
    };
  }

  /** {@code global.get}: copies a global to a slot. */
  static void load(Machine machine, int slot, GlobalCell global) {
    switch (global) {
      case GlobalCell.OfInt cell -> machine.low[slot] = cell.value;
      case GlobalCell.OfLong cell -> machine.low[slot] = cell.value;
      case GlobalCell.OfFloat cell -> machine.low[slot] = Float.floatToRawIntBits(cell.value);
      case GlobalCell.OfDouble cell -> machine.low[slot] = Double.doubleToRawLongBits(cell.value);
      case GlobalCell.OfVector cell -> {
        machine.low[slot] = cell.low;
        machine.high[slot] = cell.high;
      }
      case GlobalCell.OfReference cell -> machine.references[slot] = cell.value;
    }
  }

  /** {@code global.set}: copies a slot to a global. */
  static void store(Machine machine, int slot, GlobalCell global) {
    long bits = machine.low[slot];
    switch (global) {
      case GlobalCell.OfInt cell -> cell.value = (int) bits;
      case GlobalCell.OfLong cell -> cell.value = bits;
      case GlobalCell.OfFloat cell -> cell.value = Float.intBitsToFloat((int) bits);
      case GlobalCell.OfDouble cell -> cell.value = Double.longBitsToDouble(bits);
      case GlobalCell.OfVector cell -> {
        cell.low = bits;
        cell.high = machine.high[slot];
      }
      case GlobalCell.OfReference cell -> cell.value = machine.references[slot];
    }
  }
}
