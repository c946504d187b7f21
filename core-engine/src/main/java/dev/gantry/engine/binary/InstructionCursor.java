package dev.gantry.engine.binary;

import dev.gantry.engine.syntax.BlockType;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.HeapType;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.ValueType;
import java.util.List;

/**
 * Walks the encoded instructions of a body or constant expression (core 5.4).
 *
 * <p>{@link #next} decodes one instruction; the other methods then tell its parts without making
 * objects, so that validation and compilation of a large module stay cheap. What an instruction
 * does not have is left over from one before it. Owned by one thread.
 */
public sealed interface InstructionCursor permits EncodedCursor {

  /** {@return a cursor before the first instruction of an expression} */
  static InstructionCursor over(Bytes expression) {
    return new EncodedCursor(new ByteReader(expression));
  }

  /** Moves before the first instruction of another expression. */
  void moveTo(Bytes expression);

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

  /**
   * {@return the offset of a memory access, a literal, or the low half of a vector literal; of a
   * shuffle the first 8 lane indices, the first in the lowest byte}
   */
  long literal();

  /** {@return the high half of a vector literal, or the last 8 lane indices of a shuffle} */
  long highLiteral();

  /** {@return the number of labels of a {@code br_table}, without the default} */
  int labelCount();

  /** {@return a label of a {@code br_table}; the default is the one at {@link #labelCount}} */
  int label(int position);

  /** {@return the type of a block} */
  BlockType blockType();

  /** {@return the heap type of a reference instruction} */
  HeapType heapType();

  /** {@return the type before a branch on a cast} */
  ValueType.ReferenceType castFrom();

  /** {@return the type that a branch on a cast tests for} */
  ValueType.ReferenceType castTo();

  /** {@return the types of a {@code select} that names them} */
  List<ValueType> selectTypes();

  /** {@return the handlers of a {@code try_table}} */
  List<Catch> catches();

  /** {@return the instruction as a record} */
  Instruction instruction();
}
