package dev.gantry.engine.exec;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.syntax.Opcode;

/** Numeric instructions on {@code i32} (core 4.3.2). */
final class I32Operators {
  private I32Operators() {}

  static int unary(Opcode opcode, int a) {
    return switch (opcode) {
      case I32_EQZ -> a == 0 ? 1 : 0;
      case I32_CLZ -> Integer.numberOfLeadingZeros(a);
      case I32_CTZ -> Integer.numberOfTrailingZeros(a);
      case I32_POPCNT -> Integer.bitCount(a);
      case I32_EXTEND8_S -> (byte) a;
      case I32_EXTEND16_S -> (short) a;
      default -> throw new AssertionError(opcode);
    };
  }

  static int binary(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case I32_ADD -> a + b;
      case I32_SUB -> a - b;
      case I32_MUL -> a * b;
      case I32_DIV_S -> divideSigned(a, b);
      case I32_DIV_U -> Integer.divideUnsigned(a, nonZero(b));
      case I32_REM_S -> a % nonZero(b);
      case I32_REM_U -> Integer.remainderUnsigned(a, nonZero(b));
      case I32_AND -> a & b;
      case I32_OR -> a | b;
      case I32_XOR -> a ^ b;
      case I32_SHL -> a << b;
      case I32_SHR_S -> a >> b;
      case I32_SHR_U -> a >>> b;
      case I32_ROTL -> Integer.rotateLeft(a, b);
      case I32_ROTR -> Integer.rotateRight(a, b);
      default -> compare(opcode, a, b) ? 1 : 0;
    };
  }

  private static boolean compare(Opcode opcode, int a, int b) {
    return switch (opcode) {
      case I32_EQ -> a == b;
      case I32_NE -> a != b;
      case I32_LT_S -> a < b;
      case I32_LT_U -> Integer.compareUnsigned(a, b) < 0;
      case I32_GT_S -> a > b;
      case I32_GT_U -> Integer.compareUnsigned(a, b) > 0;
      case I32_LE_S -> a <= b;
      case I32_LE_U -> Integer.compareUnsigned(a, b) <= 0;
      case I32_GE_S -> a >= b;
      case I32_GE_U -> Integer.compareUnsigned(a, b) >= 0;
      default -> throw new AssertionError(opcode);
    };
  }

  private static int divideSigned(int a, int b) {
    if (a == Integer.MIN_VALUE && b == -1) {
      throw new TrapException(Trap.INTEGER_OVERFLOW);
    }
    return a / nonZero(b);
  }

  private static int nonZero(int divisor) {
    if (divisor == 0) {
      throw new TrapException(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return divisor;
  }
}
