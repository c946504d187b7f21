package dev.gantry.engine.exec;

import dev.gantry.engine.generated.LinearMemory;

/**
 * Loads and stores of numbers (core 4.6.7).
 *
 * <p>A step has the offset as its literal, the mask of an address in {@code high}, the width in
 * {@code c}, and in {@code b} whether a narrow number is sign-extended.
 */
final class MemoryAccess {
  /** A narrow number becomes wide with zeros. */
  static final int UNSIGNED = 0;

  /** A narrow number becomes wide with its sign. */
  static final int SIGNED = 1;

  /** An address of more than 64 bits: never inside. */
  static final long OVERFLOW = -1;

  private MemoryAccess() {}

  /** {@return the address of an access, or {@link #OVERFLOW}} */
  static long address(Step step, long operand) {
    long base = operand & step.high;
    long address = base + step.literal;
    return Long.compareUnsigned(address, base) < 0 ? OVERFLOW : address;
  }

  static long load(Step step, LinearMemory memory, long operand) {
    long address = address(step, operand);
    if (step.b == SIGNED) {
      return switch (step.c) {
        case Byte.BYTES -> memory.readByte(address);
        case Short.BYTES -> memory.readShort(address);
        case Integer.BYTES -> memory.readInt(address);
        default -> memory.readLong(address);
      };
    }
    return switch (step.c) {
      case Byte.BYTES -> memory.readByte(address) & 0xFFL;
      case Short.BYTES -> memory.readShort(address) & 0xFFFFL;
      case Integer.BYTES -> memory.readInt(address) & 0xFFFF_FFFFL;
      default -> memory.readLong(address);
    };
  }

  static void store(Step step, LinearMemory memory, long operand, long value) {
    long address = address(step, operand);
    switch (step.c) {
      case Byte.BYTES -> memory.writeByte(address, (byte) value);
      case Short.BYTES -> memory.writeShort(address, (short) value);
      case Integer.BYTES -> memory.writeInt(address, (int) value);
      default -> memory.writeLong(address, value);
    }
  }
}
