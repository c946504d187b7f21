package dev.gantry.engine.exec;

import dev.gantry.engine.generated.GuestTable;
import org.jspecify.annotations.Nullable;

/**
 * Instructions on tables (core 4.6.6).
 *
 * <p>Masks of indices stand in {@code literal} for the first table, in {@code high} for the second.
 */
final class TableInstructions {
  private static final long U32 = 0xFFFF_FFFFL;

  private TableInstructions() {}

  static int execute(Step step, PlainInstance instance, Machine machine, int sp) {
    long[] numbers = machine.low;
    @Nullable Object[] references = machine.references;
    return switch (step.opcode) {
      case TABLE_GET -> {
        GuestTable table = instance.tables[step.a];
        references[sp - 1] = table.get(numbers[sp - 1] & step.literal);
        yield sp;
      }
      case TABLE_SET -> {
        sp -= 2;
        GuestTable table = instance.tables[step.a];
        long index = numbers[sp] & step.literal;
        table.checkRange(index, 1);
        table.elements[(int) index] = references[sp + 1];
        yield sp;
      }
      case TABLE_SIZE -> {
        numbers[sp] = instance.tables[step.a].size;
        yield sp + 1;
      }
      case TABLE_GROW -> {
        sp--;
        GuestTable table = instance.tables[step.a];
        long before = table.growUnchecked(numbers[sp] & step.literal, references[sp - 1]);
        numbers[sp - 1] = before;
        yield sp;
      }
      case TABLE_FILL -> {
        sp -= 3;
        GuestTable table = instance.tables[step.a];
        long count = numbers[sp + 2] & step.literal;
        table.fill(numbers[sp] & step.literal, count, references[sp + 1]);
        yield sp;
      }
      case TABLE_COPY -> {
        sp -= 3;
        GuestTable target = instance.tables[step.a];
        GuestTable source = instance.tables[step.b];
        // A count is 32-bit unless both tables are 64-bit.
        long count = numbers[sp + 2] & step.literal & step.high;
        target.copy(numbers[sp] & step.literal, source, numbers[sp + 1] & step.high, count);
        yield sp;
      }
      case TABLE_INIT -> {
        sp -= 3;
        GuestTable table = instance.tables[step.b];
        long start = numbers[sp + 1] & U32;
        long count = numbers[sp + 2] & U32;
        table.initialize(numbers[sp] & step.literal, instance.elements[step.a], start, count);
        yield sp;
      }
      case ELEM_DROP -> {
        instance.dropElements(step.a);
        yield sp;
      }
      default -> throw new AssertionError(step);
    };
  }
}
