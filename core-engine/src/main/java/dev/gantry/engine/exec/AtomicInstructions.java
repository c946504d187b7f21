package dev.gantry.engine.exec;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.generated.LinearMemory;
import dev.gantry.engine.generated.StoreControl;
import dev.gantry.engine.syntax.Opcode;
import java.util.Objects;
import java.util.function.LongBinaryOperator;

/**
 * Atomic memory instructions (threads proposal).
 *
 * <p>Steps are as {@link MemoryAccess} describes; {@code extra} is the operation, which is written
 * once for all widths. Narrow numbers are zero-extended.
 */
final class AtomicInstructions {
  private AtomicInstructions() {}

  /** What an instruction does to memory and stack; the address is a multiple of the width. */
  @FunctionalInterface
  private interface Operation {

    /** {@return the first free slot afterwards; {@code at} is the slot of the address} */
    int apply(LinearMemory memory, long address, Context context, int at);
  }

  @SuppressWarnings("ArrayRecordComponent") // Lives as long as one instruction.
  private record Context(int width, boolean isInt, StoreControl control, long[] stack) {

    /** {@return a number as it stands on the stack} */
    long wide(long bits) {
      return isInt ? (int) bits : bits;
    }

    /** {@return what memory holds of a number} */
    long narrow(long number) {
      return number & -1L >>> (Long.SIZE - width * Byte.SIZE);
    }
  }

  static int execute(Step step, PlainInstance instance, long[] stack, int sp) {
    var operation = (Operation) Objects.requireNonNull(step.extra);
    LinearMemory memory = instance.memories[step.a];
    int at = sp - step.opcode.signature().parameters().size();
    long address = MemoryAccess.address(step, stack[at]);
    // The low bits tell, even where the sum overflows.
    if (((stack[at] + step.literal) & (step.c - 1)) != 0) {
      throw new TrapException(Trap.UNALIGNED_ATOMIC);
    }
    memory.checkRange(address, step.c);
    boolean isInt = step.opcode.mnemonic().startsWith("i32");
    var context = new Context(step.c, isInt, instance.control, stack);
    return operation.apply(memory, address, context, at);
  }

  /** {@return what an instruction does, by its mnemonic} */
  static Object operation(Opcode opcode) {
    String mnemonic = opcode.mnemonic();
    String name = mnemonic.substring(mnemonic.lastIndexOf('.') + 1).replaceFirst("_u$", "");
    Operation operation =
        switch (name) {
          case "add" -> update(Long::sum);
          case "sub" -> update((old, operand) -> old - operand);
          case "and" -> update((old, operand) -> old & operand);
          case "or" -> update((old, operand) -> old | operand);
          case "xor" -> update((old, operand) -> old ^ operand);
          case "xchg" -> update((_, operand) -> operand);
          case "cmpxchg" -> AtomicInstructions::compareExchange;
          case "notify" -> AtomicInstructions::wakeWaiters;
          case "wait32", "wait64" -> AtomicInstructions::waitForNotify;
          default -> name.startsWith("load") ? AtomicInstructions::load : AtomicInstructions::store;
        };
    return operation;
  }

  private static int load(LinearMemory memory, long address, Context context, int at) {
    context.stack[at] = context.wide(memory.atomicLoad(address, context.width));
    return at + 1;
  }

  private static int store(LinearMemory memory, long address, Context context, int at) {
    memory.atomicStore(address, context.width, context.narrow(context.stack[at + 1]));
    return at;
  }

  private static Operation update(LongBinaryOperator operator) {
    return (memory, address, context, at) -> {
      long operand = context.stack[at + 1];
      long old;
      long updated;
      do {
        old = memory.atomicLoad(address, context.width);
        updated = context.narrow(operator.applyAsLong(old, operand));
      } while (memory.atomicCompareExchange(address, context.width, old, updated) != old);
      context.stack[at] = context.wide(old);
      return at + 1;
    };
  }

  private static int compareExchange(LinearMemory memory, long address, Context context, int at) {
    // The expected number is compared as a whole: one that memory cannot hold is never found.
    long expected = context.stack[at + 1];
    if (context.isInt) {
      expected &= 0xFFFF_FFFFL;
    }
    long updated = context.narrow(context.stack[at + 2]);
    long old =
        context.narrow(expected) == expected
            ? memory.atomicCompareExchange(address, context.width, expected, updated)
            : memory.atomicLoad(address, context.width);
    context.stack[at] = context.wide(old);
    return at + 1;
  }

  private static int wakeWaiters(LinearMemory memory, long address, Context context, int at) {
    context.stack[at] = memory.wakeWaiters(address, (int) context.stack[at + 1]);
    return at + 1;
  }

  private static int waitForNotify(LinearMemory memory, long address, Context context, int at) {
    long expected = context.narrow(context.stack[at + 1]);
    long nanos = context.stack[at + 2];
    context.stack[at] =
        memory.waitForNotify(address, context.width, expected, nanos, context.control);
    return at + 1;
  }
}
