package dev.gantry.engine.exec;

import dev.gantry.engine.NumberType;
import dev.gantry.engine.PackedType;
import dev.gantry.engine.ReferenceType;
import dev.gantry.engine.StorageType;
import dev.gantry.engine.StructType;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.GuestArray;
import dev.gantry.engine.generated.GuestStruct;
import dev.gantry.engine.generated.GuestType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Instructions on structures and arrays (core 4.6.4 and 4.6.5).
 *
 * <p>The type of a step is {@code a}; {@code extra} is what its field or element holds.
 */
final class AggregateInstructions {
  private static final long U32 = 0xFFFF_FFFFL;

  private AggregateInstructions() {}

  static int execute(Step step, PlainInstance instance, Machine machine, int sp) {
    return switch (step.opcode) {
      case STRUCT_NEW -> structNew(instance.types[step.a], machine, sp);
      case STRUCT_NEW_DEFAULT -> {
        machine.references[sp] = GuestStruct.create(instance.types[step.a]);
        yield sp + 1;
      }
      case STRUCT_GET, STRUCT_GET_S, STRUCT_GET_U -> {
        structGet(step, struct(machine.references[sp - 1]), machine, sp - 1);
        yield sp;
      }
      case STRUCT_SET -> {
        sp -= 2;
        GuestStruct struct = struct(machine.references[sp]);
        structSet(struct, step.b, storage(step), machine, sp + 1);
        yield sp;
      }
      case ARRAY_NEW -> {
        sp--;
        GuestArray array = GuestArray.create(instance.types[step.a], (int) machine.low[sp]);
        fill(array, 0, array.length(), storage(step), machine, sp - 1);
        machine.references[sp - 1] = array;
        yield sp;
      }
      case ARRAY_NEW_DEFAULT -> {
        machine.references[sp - 1] =
            GuestArray.create(instance.types[step.a], (int) machine.low[sp - 1]);
        yield sp;
      }
      case ARRAY_NEW_FIXED -> {
        int first = sp - step.b;
        GuestArray array = GuestArray.create(instance.types[step.a], step.b);
        for (int i = 0; i < step.b; i++) {
          fill(array, i, 1, storage(step), machine, first + i);
        }
        machine.references[first] = array;
        yield first + 1;
      }
      case ARRAY_NEW_DATA -> {
        sp -= 2;
        long start = machine.low[sp] & U32;
        long count = machine.low[sp + 1] & U32;
        byte[] segment = instance.data[step.b];
        ArrayData.checkRange(segment, start, count, storage(step));
        GuestArray array = GuestArray.create(instance.types[step.a], (int) count);
        ArrayData.initialize(array, 0, segment, start, (int) count, storage(step));
        machine.references[sp] = array;
        yield sp + 1;
      }
      case ARRAY_NEW_ELEM -> {
        sp -= 2;
        long start = machine.low[sp] & U32;
        long count = machine.low[sp + 1] & U32;
        @Nullable Object[] segment = instance.elements[step.b];
        checkElements(segment, start, count);
        GuestArray array = GuestArray.create(instance.types[step.a], (int) count);
        var target = ((GuestArray.OfReferences) array).elements;
        System.arraycopy(segment, (int) start, target, 0, (int) count);
        machine.references[sp] = array;
        yield sp + 1;
      }
      case ARRAY_GET, ARRAY_GET_S, ARRAY_GET_U -> {
        sp--;
        GuestArray array = array(machine.references[sp - 1]);
        long index = machine.low[sp] & U32;
        checkRange(array, index, 1);
        arrayGet(step, array, (int) index, machine, sp - 1);
        yield sp;
      }
      case ARRAY_SET -> {
        sp -= 3;
        GuestArray array = array(machine.references[sp]);
        long index = machine.low[sp + 1] & U32;
        checkRange(array, index, 1);
        fill(array, (int) index, 1, storage(step), machine, sp + 2);
        yield sp;
      }
      case ARRAY_LEN -> {
        machine.low[sp - 1] = array(machine.references[sp - 1]).length();
        yield sp;
      }
      case ARRAY_FILL -> {
        sp -= 4;
        GuestArray array = array(machine.references[sp]);
        long index = machine.low[sp + 1] & U32;
        long count = machine.low[sp + 3] & U32;
        checkRange(array, index, count);
        fill(array, (int) index, (int) count, storage(step), machine, sp + 2);
        yield sp;
      }
      case ARRAY_COPY -> {
        sp -= 5;
        GuestArray target = array(machine.references[sp]);
        GuestArray source = array(machine.references[sp + 2]);
        long index = machine.low[sp + 1] & U32;
        long sourceIndex = machine.low[sp + 3] & U32;
        long count = machine.low[sp + 4] & U32;
        checkRange(target, index, count);
        checkRange(source, sourceIndex, count);
        target.copy((int) index, source, (int) sourceIndex, (int) count);
        yield sp;
      }
      case ARRAY_INIT_DATA -> {
        sp -= 4;
        GuestArray array = array(machine.references[sp]);
        long index = machine.low[sp + 1] & U32;
        long start = machine.low[sp + 2] & U32;
        long count = machine.low[sp + 3] & U32;
        byte[] segment = instance.data[step.b];
        checkRange(array, index, count);
        ArrayData.checkRange(segment, start, count, storage(step));
        ArrayData.initialize(array, (int) index, segment, start, (int) count, storage(step));
        yield sp;
      }
      case ARRAY_INIT_ELEM -> {
        sp -= 4;
        GuestArray array = array(machine.references[sp]);
        long index = machine.low[sp + 1] & U32;
        long start = machine.low[sp + 2] & U32;
        long count = machine.low[sp + 3] & U32;
        @Nullable Object[] segment = instance.elements[step.b];
        checkRange(array, index, count);
        checkElements(segment, start, count);
        var target = ((GuestArray.OfReferences) array).elements;
        System.arraycopy(segment, (int) start, target, (int) index, (int) count);
        yield sp;
      }
      default -> throw new AssertionError(step);
    };
  }

  // Structures

  private static int structNew(GuestType type, Machine machine, int sp) {
    var fields = ((StructType) type.composite()).fields();
    int first = sp - fields.size();
    GuestStruct struct = GuestStruct.create(type);
    for (int i = 0; i < fields.size(); i++) {
      structSet(struct, i, fields.get(i).storage(), machine, first + i);
    }
    machine.references[first] = struct;
    return first + 1;
  }

  private static void structSet(
      GuestStruct struct, int field, StorageType storage, Machine machine, int slot) {
    switch (storage) {
      case ReferenceType _ -> struct.setReference(field, machine.references[slot]);
      case NumberType.V128 -> struct.setVector(field, machine.low[slot], machine.high[slot]);
      case NumberType _ -> struct.setNumber(field, machine.low[slot]);
      case PackedType packed -> struct.setNumber(field, narrow(packed, machine.low[slot]));
    }
  }

  private static void structGet(Step step, GuestStruct struct, Machine machine, int slot) {
    switch (storage(step)) {
      case ReferenceType _ -> machine.references[slot] = struct.reference(step.b);
      case NumberType.V128 -> {
        machine.low[slot] = struct.number(step.b);
        machine.high[slot] = struct.high(step.b);
      }
      case NumberType _ -> machine.low[slot] = struct.number(step.b);
      case PackedType packed -> machine.low[slot] = widen(step, packed, struct.number(step.b));
    }
  }

  // Arrays

  private static void fill(
      GuestArray array, int index, int count, StorageType storage, Machine machine, int slot) {
    switch (storage) {
      case ReferenceType _ -> array.fillReference(index, count, machine.references[slot]);
      case NumberType.V128 -> array.fillVector(index, count, machine.low[slot], machine.high[slot]);
      case NumberType _ -> array.fillNumber(index, count, machine.low[slot]);
      case PackedType _ -> array.fillNumber(index, count, machine.low[slot]);
    }
  }

  private static void arrayGet(Step step, GuestArray array, int index, Machine machine, int slot) {
    switch (storage(step)) {
      case ReferenceType _ -> machine.references[slot] = array.reference(index);
      case NumberType.V128 -> {
        machine.low[slot] = array.number(index);
        machine.high[slot] = array.high(index);
      }
      case NumberType _ -> machine.low[slot] = array.number(index);
      case PackedType packed -> machine.low[slot] = widen(step, packed, array.number(index));
    }
  }

  private static void checkRange(GuestArray array, long index, long count) {
    if (index + count > array.length()) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_ARRAY_ACCESS);
    }
  }

  private static void checkElements(@Nullable Object[] segment, long start, long count) {
    if (start + count > segment.length) {
      throw new TrapException(Trap.OUT_OF_BOUNDS_TABLE_ACCESS);
    }
  }

  // Both

  private static long narrow(PackedType packed, long number) {
    return packed == PackedType.I8 ? (byte) number : (short) number;
  }

  private static long widen(Step step, PackedType packed, long number) {
    return switch (step.opcode) {
      case STRUCT_GET_U, ARRAY_GET_U -> number & (packed == PackedType.I8 ? 0xFF : 0xFFFF);
      default -> number;
    };
  }

  private static StorageType storage(Step step) {
    return (StorageType) Objects.requireNonNull(step.extra);
  }

  private static GuestStruct struct(@Nullable Object reference) {
    if (reference instanceof GuestStruct struct) {
      return struct;
    }
    throw new TrapException(Trap.NULL_STRUCTURE_REFERENCE);
  }

  private static GuestArray array(@Nullable Object reference) {
    if (reference instanceof GuestArray array) {
      return array;
    }
    throw new TrapException(Trap.NULL_ARRAY_REFERENCE);
  }
}
