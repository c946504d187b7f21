package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of half a shuffled vector that come from one half of an operand by the same distance.
 *
 * @param source which of the four halves of the operands
 * @param left by how many bits they go up; negative for down
 * @param mask the bits of the result that they are
 */
record ShuffleTerm(int source, int left, long mask) {
  private static final int HALF_BYTES = 8;
  private static final long BYTE = 0xFF;

  /** {@return the terms of half a vector, which is all of them together} */
  static List<ShuffleTerm> of(List<Integer> lanes) {
    List<ShuffleTerm> terms = new ArrayList<>();
    for (int to = 0; to < HALF_BYTES; to++) {
      int source = lanes.get(to) / HALF_BYTES;
      int left = Byte.SIZE * (to - lanes.get(to) % HALF_BYTES);
      long mask = BYTE << (Byte.SIZE * to);
      int same = 0;
      while (same < terms.size() && !terms.get(same).moves(source, left)) {
        same++;
      }
      if (same == terms.size()) {
        terms.add(new ShuffleTerm(source, left, mask));
      } else {
        terms.set(same, new ShuffleTerm(source, left, mask | terms.get(same).mask));
      }
    }
    return terms;
  }

  private boolean moves(int fromSource, int byBits) {
    return source == fromSource && left == byBits;
  }

  /** Pushes the half that terms make of the halves in some slots. */
  static void push(CodeBuilder code, List<ShuffleTerm> terms, List<Integer> halves) {
    boolean isFirst = true;
    for (ShuffleTerm term : terms) {
      term.push(code, halves.get(term.source));
      if (!isFirst) {
        code.lor();
      }
      isFirst = false;
    }
  }

  private void push(CodeBuilder code, int slot) {
    code.lload(slot);
    long reached = -1;
    if (left > 0) {
      code.loadConstant(left).lshl();
      reached <<= left;
    } else if (left < 0) {
      code.loadConstant(-left).lushr();
      reached >>>= -left;
    }
    if (reached != mask) {
      code.loadConstant(mask).land();
    }
  }
}
