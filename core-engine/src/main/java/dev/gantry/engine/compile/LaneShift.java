package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;

/**
 * A shift of all lanes in a long that brings zeros in.
 *
 * @param laneBits the width of a lane
 * @param left whether it is to the left
 */
record LaneShift(int laneBits, boolean left) {

  static LaneShift left(int laneBits) {
    return new LaneShift(laneBits, true);
  }

  static LaneShift right(int laneBits) {
    return new LaneShift(laneBits, false);
  }

  /** Shifts the long on the stack; of the count, only the bits that a lane can use matter. */
  void emit(CodeBuilder code, int count) {
    int by = count & (laneBits - 1);
    if (by == 0) {
      return;
    }
    code.loadConstant(by);
    if (left) {
      code.lshl();
    } else {
      code.lushr();
    }
    if (laneBits < Long.SIZE) {
      code.loadConstant(mask(by)).land();
    }
  }

  /** {@return the bits that did not come out of another lane} */
  private long mask(int by) {
    long lane = (1L << laneBits) - 1;
    long kept = left ? (lane << by) & lane : lane >>> by;
    long mask = 0;
    for (int shift = 0; shift < Long.SIZE; shift += laneBits) {
      mask |= kept << shift;
    }
    return mask;
  }
}
