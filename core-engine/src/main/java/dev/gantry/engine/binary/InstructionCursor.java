package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;

/**
 * Walks the encoded instructions of a body or constant expression (core 5.4).
 *
 * <p>{@link #next} decodes one instruction; the other methods then tell its parts without making
 * objects, so that validation and compilation of a large module stay cheap. Owned by one thread.
 */
public interface InstructionCursor {

  /** {@return a cursor before the first instruction of an expression} */
  static InstructionCursor over(Bytes expression) {
    throw new UnsupportedOperationException("not yet supported: decoding " + expression);
  }

  /**
   * Moves to the next instruction.
   *
   * @return whether there is one
   * @throws dev.gantry.engine.MalformedException if the bytes there encode none
   */
  boolean next();

  /** {@return the offset in the module of the first byte of the instruction} */
  int offset();

  /** {@return the offset in the module of the byte after the instruction} */
  int endOffset();

  /** {@return the row of the opcode table} */
  Opcode opcode();

  /** {@return the index, first index of a pair, label, memory of an access, or lane alone} */
  int index();

  /** {@return the second index of a pair, or the lane of a memory access} */
  int secondIndex();

  /** {@return the alignment of a memory access, as an exponent of 2} */
  int alignLog2();

  /** {@return the offset of a memory access, a literal, or the low half of a vector literal} */
  long literal();

  /** {@return the high half of a vector literal} */
  long highLiteral();

  /** {@return the number of labels of a {@code br_table}, without the default} */
  int labelCount();

  /** {@return a label of a {@code br_table}; the default is the one at {@link #labelCount}} */
  int label(int position);

  /** {@return the instruction as a record, for what has no primitive form: types, catches} */
  Instruction instruction();
}
