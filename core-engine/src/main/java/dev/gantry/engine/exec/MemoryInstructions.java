package dev.gantry.engine.exec;

import dev.gantry.engine.generated.LinearMemory;

/**
 * Instructions on whole memories (core 4.6.7).
 *
 * <p>Masks of addresses stand in {@code literal} for the first memory, in {@code high} for the
 * second.
 */
final class MemoryInstructions {
  private static final long U32 = 0xFFFF_FFFFL;

  private MemoryInstructions() {}

  static int execute(Step step, PlainInstance instance, long[] stack, int sp) {
    return switch (step.opcode) {
      case MEMORY_SIZE -> {
        stack[sp] = instance.memories[step.a].pageCount();
        yield sp + 1;
      }
      case MEMORY_GROW -> {
        LinearMemory memory = instance.memories[step.a];
        stack[sp - 1] = memory.grow(stack[sp - 1] & step.literal);
        yield sp;
      }
      case MEMORY_FILL -> {
        sp -= 3;
        LinearMemory memory = instance.memories[step.a];
        long length = stack[sp + 2] & step.literal;
        memory.fill(stack[sp] & step.literal, length, (byte) stack[sp + 1]);
        yield sp;
      }
      case MEMORY_COPY -> {
        sp -= 3;
        LinearMemory target = instance.memories[step.a];
        LinearMemory source = instance.memories[step.b];
        // A length is 32-bit unless both memories are 64-bit.
        long length = stack[sp + 2] & step.literal & step.high;
        target.copy(stack[sp] & step.literal, source, stack[sp + 1] & step.high, length);
        yield sp;
      }
      case MEMORY_INIT -> {
        sp -= 3;
        LinearMemory memory = instance.memories[step.b];
        byte[] segment = instance.data[step.a];
        long start = stack[sp + 1] & U32;
        long length = stack[sp + 2] & U32;
        if (start + length > segment.length) {
          throw memory.outOfBounds(start, length);
        }
        memory.initialize(stack[sp] & step.literal, segment, (int) start, (int) length);
        yield sp;
      }
      case DATA_DROP -> {
        instance.dropData(step.a);
        yield sp;
      }
      default -> throw new AssertionError(step);
    };
  }
}
