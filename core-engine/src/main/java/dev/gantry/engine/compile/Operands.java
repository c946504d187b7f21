package dev.gantry.engine.compile;

import java.util.Arrays;

/**
 * What the operand stack holds while a method is written.
 *
 * <p>Operands from the bottom up to {@link #spilled()} stand in locals, because a loop header or an
 * exception handler above them wants an empty stack; the others stand on the stack of the virtual
 * machine.
 */
final class Operands {
  private Kind[] kinds = new Kind[32];
  private int[] slots = new int[32];
  private int height;
  private int spilled;

  int height() {
    return height;
  }

  /** {@return how many operands, from the bottom, stand in locals} */
  int spilled() {
    return spilled;
  }

  void push(Kind kind) {
    if (height == kinds.length) {
      kinds = Arrays.copyOf(kinds, height * 2);
      slots = Arrays.copyOf(slots, height * 2);
    }
    kinds[height++] = kind;
  }

  Kind pop() {
    return kinds[--height];
  }

  void pop(int count) {
    height -= count;
  }

  /** {@return the kind of an operand, counted from the bottom} */
  Kind at(int position) {
    return kinds[position];
  }

  /** {@return the kind of an operand, 0 for the top} */
  Kind fromTop(int depth) {
    return kinds[height - 1 - depth];
  }

  /** {@return the first local slot of an operand that stands in locals} */
  int slot(int position) {
    return slots[position];
  }

  void setSlot(int position, int slot) {
    slots[position] = slot;
  }

  void setSpilled(int spilled) {
    this.spilled = spilled;
  }

  /** Goes back to where only the operands below a height were there. */
  void truncate(int height) {
    this.height = height;
  }
}
