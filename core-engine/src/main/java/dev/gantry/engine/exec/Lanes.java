package dev.gantry.engine.exec;

import java.util.function.IntToLongFunction;

/**
 * Vectors as lanes (core 4.3.6): 128 bits in two halves, cut into lanes of a width in bits.
 *
 * <p>Lanes are counted from 0, the lowest bits of the low half.
 */
final class Lanes {
  private Lanes() {}

  /** What an operator does to a lane of one width. */
  @FunctionalInterface
  interface Unary {
    long apply(int width, long a);
  }

  /** What an operator does to two lanes of one width. */
  @FunctionalInterface
  interface Binary {
    long apply(int width, long a, long b);
  }

  /** {@return a lane of a half, sign-extended} */
  static long signed(long half, int width, int index) {
    return half << (64 - width * (index + 1)) >> (64 - width);
  }

  /** {@return a lane of a half, zero-extended} */
  static long unsigned(long half, int width, int index) {
    return half << (64 - width * (index + 1)) >>> (64 - width);
  }

  /** {@return a lane of a vector, sign-extended} */
  static long signed(long low, long high, int width, int index) {
    int perHalf = 64 / width;
    return index < perHalf ? signed(low, width, index) : signed(high, width, index - perHalf);
  }

  /** {@return a lane of a vector, zero-extended} */
  static long unsigned(long low, long high, int width, int index) {
    return signed(low, high, width, index) & mask(width);
  }

  /** {@return as many low bits as a lane has} */
  static long mask(int width) {
    return -1L >>> (64 - width);
  }

  /** {@return a half of lanes that are computed from their index} */
  static long half(int width, int first, IntToLongFunction lane) {
    long half = 0;
    for (int i = 0; i < 64 / width; i++) {
      half |= (lane.applyAsLong(first + i) & mask(width)) << (i * width);
    }
    return half;
  }

  /** Sets a vector to lanes that are computed from their index. */
  static void set(Machine machine, int slot, int width, IntToLongFunction lane) {
    long low = half(width, 0, lane);
    machine.high[slot] = half(width, 64 / width, lane);
    machine.low[slot] = low;
  }

  /** {@return a half of lanes, each computed from the same lane of another} */
  static long map(int width, boolean isUnsigned, long a, Unary operator) {
    return half(
        width,
        0,
        i -> operator.apply(width, isUnsigned ? unsigned(a, width, i) : signed(a, width, i)));
  }

  /** {@return a half of lanes, each computed from the same lane of two others} */
  static long map(int width, boolean isUnsigned, long a, long b, Binary operator) {
    return half(
        width,
        0,
        i ->
            isUnsigned
                ? operator.apply(width, unsigned(a, width, i), unsigned(b, width, i))
                : operator.apply(width, signed(a, width, i), signed(b, width, i)));
  }
}
