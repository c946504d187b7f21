package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;

/** Arithmetic on 128 bits in two {@code i64} (wide-arithmetic proposal). */
final class WideArithmetic {
  private WideArithmetic() {}

  /** Replaces the operands below {@code sp} by the low and the high half of the result. */
  static int execute(Opcode opcode, long[] stack, int sp) {
    return switch (opcode) {
      case I64_ADD128 -> {
        int at = sp - 4;
        long low = stack[at] + stack[at + 2];
        long carry = Long.compareUnsigned(low, stack[at]) < 0 ? 1 : 0;
        yield push(stack, at, low, stack[at + 1] + stack[at + 3] + carry);
      }
      case I64_SUB128 -> {
        int at = sp - 4;
        long borrow = Long.compareUnsigned(stack[at], stack[at + 2]) < 0 ? 1 : 0;
        long low = stack[at] - stack[at + 2];
        yield push(stack, at, low, stack[at + 1] - stack[at + 3] - borrow);
      }
      case I64_MUL_WIDE_S -> {
        int at = sp - 2;
        long high = Math.multiplyHigh(stack[at], stack[at + 1]);
        yield push(stack, at, stack[at] * stack[at + 1], high);
      }
      case I64_MUL_WIDE_U -> {
        int at = sp - 2;
        long high = Math.unsignedMultiplyHigh(stack[at], stack[at + 1]);
        yield push(stack, at, stack[at] * stack[at + 1], high);
      }
      default -> throw new AssertionError(opcode);
    };
  }

  private static int push(long[] stack, int at, long low, long high) {
    stack[at] = low;
    stack[at + 1] = high;
    return at + 2;
  }
}
