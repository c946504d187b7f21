package dev.gantry.engine.valid;

import dev.gantry.engine.binary.InstructionCursor;

/**
 * What is told of a body while it is validated, so that translating it needs no second typing.
 *
 * <p>Called once for each instruction in the order of the encoding, {@code else} and {@code end}
 * included, after the instruction has been found valid and before it takes effect on the stacks.
 */
@FunctionalInterface
public interface BodyListener {

  /**
   * Takes note of one instruction.
   *
   * @param instruction the cursor, standing on the instruction; only valid during the call
   * @param stacks the operand and control stacks before the instruction; only valid during the call
   */
  void instruction(InstructionCursor instruction, StackView stacks);
}
