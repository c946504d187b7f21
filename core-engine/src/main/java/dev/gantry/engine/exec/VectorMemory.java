package dev.gantry.engine.exec;

import dev.gantry.engine.generated.LinearMemory;

/**
 * Loads and stores of vectors (core 4.6.7).
 *
 * <p>Steps are as {@link MemoryAccess} describes; {@code b} is the lane where there is one.
 */
final class VectorMemory {
  private VectorMemory() {}

  static int execute(Step step, PlainInstance instance, Machine machine, int sp) {
    LinearMemory memory = instance.memories[step.a];
    return switch (step.opcode.immediates()) {
      case MEMARG_8_LANE, MEMARG_16_LANE, MEMARG_32_LANE, MEMARG_64_LANE ->
          lane(step, memory, machine, sp - 2);
      default ->
          step.opcode.signature().results().isEmpty()
              ? store(step, memory, machine, sp - 2)
              : load(step, memory, machine, sp - 1);
    };
  }

  private static int store(Step step, LinearMemory memory, Machine machine, int at) {
    long address = MemoryAccess.address(step, machine.low[at]);
    memory.checkRange(address, 2 * Long.BYTES);
    memory.writeLong(address, machine.low[at + 1]);
    memory.writeLong(address + Long.BYTES, machine.high[at + 1]);
    return at;
  }

  private static int load(Step step, LinearMemory memory, Machine machine, int at) {
    long address = MemoryAccess.address(step, machine.low[at]);
    if (step.c == 2 * Long.BYTES) {
      memory.checkRange(address, step.c);
      machine.low[at] = memory.readLong(address);
      machine.high[at] = memory.readLong(address + Long.BYTES);
      return at + 1;
    }
    long bits = read(step, memory, address);
    String mnemonic = step.opcode.mnemonic();
    if (mnemonic.endsWith("_zero")) {
      machine.low[at] = bits;
      machine.high[at] = 0;
    } else if (mnemonic.endsWith("_splat")) {
      Lanes.set(machine, at, step.c * Byte.SIZE, _ -> bits);
    } else {
      extend(step, machine, at, bits);
    }
    return at + 1;
  }

  /** Widens lanes, as {@code v128.load16x4_u} does: its narrow lanes are of 16 bits. */
  private static void extend(Step step, Machine machine, int at, long bits) {
    String mnemonic = step.opcode.mnemonic();
    int start = "v128.load".length();
    int width = Integer.parseInt(mnemonic.substring(start, mnemonic.indexOf('x')));
    Lanes.set(
        machine,
        at,
        2 * width,
        i ->
            step.b == MemoryAccess.SIGNED
                ? Lanes.signed(bits, width, i)
                : Lanes.unsigned(bits, width, i));
  }

  private static int lane(Step step, LinearMemory memory, Machine machine, int at) {
    long address = MemoryAccess.address(step, machine.low[at]);
    int width = step.c * Byte.SIZE;
    long low = machine.low[at + 1];
    long high = machine.high[at + 1];
    if (step.opcode.signature().results().isEmpty()) {
      write(step, memory, address, Lanes.unsigned(low, high, width, step.b));
      return at;
    }
    long value = read(step, memory, address);
    machine.low[at] = low;
    machine.high[at] = high;
    LaneMoves.replace(machine, at, width, step.b, value);
    return at + 1;
  }

  private static long read(Step step, LinearMemory memory, long address) {
    return switch (step.c) {
      case Byte.BYTES -> memory.readByte(address) & 0xFFL;
      case Short.BYTES -> memory.readShort(address) & 0xFFFFL;
      case Integer.BYTES -> memory.readInt(address) & 0xFFFF_FFFFL;
      default -> memory.readLong(address);
    };
  }

  private static void write(Step step, LinearMemory memory, long address, long value) {
    switch (step.c) {
      case Byte.BYTES -> memory.writeByte(address, (byte) value);
      case Short.BYTES -> memory.writeShort(address, (short) value);
      case Integer.BYTES -> memory.writeInt(address, (int) value);
      default -> memory.writeLong(address, value);
    }
  }
}
