package dev.gantry.engine.exec;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Opcode;
import org.jspecify.annotations.Nullable;

/** One instruction, decoded for the interpreter. What its operands mean depends on the kind. */
final class Step {
  final Kind kind;
  final Opcode opcode;

  /** Where the instruction stands in the module. */
  final int offset;

  /** An index, or the step that a branch goes to. */
  int a;

  /** A second index, or the height of the operand stack at the target of a branch. */
  int b;

  /** The number of values that a branch carries, or bytes that an access moves. */
  int c;

  /** A literal or offset. */
  long literal;

  /** The high half of a vector literal, or the mask of an address. */
  long high;

  /** What is none of the above: labels, types, operators. */
  @Nullable Object extra;

  Step(Kind kind, InstructionCursor instruction) {
    this.kind = kind;
    this.opcode = instruction.opcode();
    this.offset = instruction.offset();
  }

  @Override
  public String toString() {
    return "%s %s a=%d b=%d c=%d".formatted(kind, opcode, a, b, c);
  }
}
