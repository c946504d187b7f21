package dev.gantry.engine.generated;

import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;

/** Integer instructions that trap, or that Java has no word for (core 4.3.2). */
public final class Integers {
  private Integers() {}

  private static TrapException byZero() {
    return new TrapException(Trap.INTEGER_DIVIDE_BY_ZERO);
  }

  private static TrapException overflow() {
    return new TrapException(Trap.INTEGER_OVERFLOW);
  }

  /** {@code i32.div_s}. */
  public static int divide(int dividend, int divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    if (dividend == Integer.MIN_VALUE && divisor == -1) {
      throw overflow();
    }
    return dividend / divisor;
  }

  /** {@code i32.div_u}. */
  public static int divideUnsigned(int dividend, int divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return Integer.divideUnsigned(dividend, divisor);
  }

  /** {@code i32.rem_s}. */
  public static int remainder(int dividend, int divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return dividend % divisor;
  }

  /** {@code i32.rem_u}. */
  public static int remainderUnsigned(int dividend, int divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return Integer.remainderUnsigned(dividend, divisor);
  }

  /** {@code i64.div_s}. */
  public static long divide(long dividend, long divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    if (dividend == Long.MIN_VALUE && divisor == -1) {
      throw overflow();
    }
    return dividend / divisor;
  }

  /** {@code i64.div_u}. */
  public static long divideUnsigned(long dividend, long divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return Long.divideUnsigned(dividend, divisor);
  }

  /** {@code i64.rem_s}. */
  public static long remainder(long dividend, long divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return dividend % divisor;
  }

  /** {@code i64.rem_u}. */
  public static long remainderUnsigned(long dividend, long divisor) {
    if (divisor == 0) {
      throw byZero();
    }
    return Long.remainderUnsigned(dividend, divisor);
  }

  /** {@return the high half of a sum of 128 bits} */
  public static long addHigh(long low, long high, long otherLow, long otherHigh) {
    int carry = Long.compareUnsigned(low + otherLow, low) < 0 ? 1 : 0;
    return high + otherHigh + carry;
  }

  /** {@return the high half of a difference of 128 bits} */
  public static long subtractHigh(long low, long high, long otherLow, long otherHigh) {
    int borrow = Long.compareUnsigned(low, otherLow) < 0 ? 1 : 0;
    return high - otherHigh - borrow;
  }
}
