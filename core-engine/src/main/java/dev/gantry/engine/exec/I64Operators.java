package dev.gantry.engine.exec;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.syntax.Opcode;

/** Numeric instructions on {@code i64} (core 4.3.2). */
final class I64Operators {
  private I64Operators() {}

  static long unary(Opcode opcode, long a) {
    return switch (opcode) {
      case I64_CLZ -> Long.numberOfLeadingZeros(a);
      case I64_CTZ -> Long.numberOfTrailingZeros(a);
      case I64_POPCNT -> Long.bitCount(a);
      case I64_EXTEND8_S -> (byte) a;
      case I64_EXTEND16_S -> (short) a;
      case I64_EXTEND32_S -> (int) a;
      default -> throw new AssertionError(opcode);
    };
  }

  static long binary(Opcode opcode, long a, long b) {
    return switch (opcode) {
      case I64_ADD -> a + b;
      case I64_SUB -> a - b;
      case I64_MUL -> a * b;
      case I64_DIV_S -> divideSigned(a, b);
      case I64_DIV_U -> Long.divideUnsigned(a, nonZero(b));
      case I64_REM_S -> a % nonZero(b);
      case I64_REM_U -> Long.remainderUnsigned(a, nonZero(b));
      case I64_AND -> a & b;
      case I64_OR -> a | b;
      case I64_XOR -> a ^ b;
      case I64_SHL -> a << b;
      case I64_SHR_S -> a >> b;
      case I64_SHR_U -> a >>> b;
      case I64_ROTL -> Long.rotateLeft(a, (int) b);
      case I64_ROTR -> Long.rotateRight(a, (int) b);
      default -> throw new AssertionError(opcode);
    };
  }

  static boolean compare(Opcode opcode, long a, long b) {
    return switch (opcode) {
      case I64_EQ -> a == b;
      case I64_NE -> a != b;
      case I64_LT_S -> a < b;
      case I64_LT_U -> Long.compareUnsigned(a, b) < 0;
      case I64_GT_S -> a > b;
      case I64_GT_U -> Long.compareUnsigned(a, b) > 0;
      case I64_LE_S -> a <= b;
      case I64_LE_U -> Long.compareUnsigned(a, b) <= 0;
      case I64_GE_S -> a >= b;
      case I64_GE_U -> Long.compareUnsigned(a, b) >= 0;
      default -> throw new AssertionError(opcode);
    };
  }

  private static long divideSigned(long a, long b) {
    if (a == Long.MIN_VALUE && b == -1) {
      throw new TrapException(Trap.INTEGER_OVERFLOW);
    }
    return a / nonZero(b);
  }

  private static long nonZero(long divisor) {
    if (divisor == 0) {
      throw new TrapException(Trap.INTEGER_DIVIDE_BY_ZERO);
    }
    return divisor;
  }
}
