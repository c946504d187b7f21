package dev.gantry.abi;

/**
 * Core values, read or written in order ({@code CoreValueIter} in CanonicalABI.md, Flat Lifting).
 *
 * <p>A value of 32 bits is zero-extended; a float is its bit pattern.
 */
final class FlatValues {
  private final long[] values;
  private int next;

  FlatValues(long[] values) {
    this.values = values;
  }

  long read() {
    return values[next++];
  }

  void write(long value) {
    values[next++] = value;
  }

  int position() {
    return next;
  }

  /** Goes on at a position; what is skipped in writing is 0. */
  void moveTo(int position) {
    next = position;
  }
}
