package dev.gantry.engine.compile;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Bytes;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What a body wants of the constant pool of its class, which has 65,535 entries.
 *
 * <p>A method is called by a name, a name with a type, and a reference of these and its class; of a
 * large body each piece or part is a method. Large numbers take an entry, or two if they have eight
 * bytes.
 */
final class PoolDemand {
  private static final int ROOM = 65_535;

  /** What any class has: names, types, helpers, fields. */
  private static final int OTHERS = 1000;

  private static final int ENTRIES_OF_CALLEE = 5;
  private static final int ENTRIES_OF_METHOD = 3;

  /** Of a body half as many as become a piece of an interpreter, or a part of anything else. */
  private static final int BYTES_OF_PIECE = 32;

  private static final int BYTES_OF_PART = 256;

  private final BitSet callees = new BitSet();
  private final Set<Long> words = new HashSet<>();
  private final Set<Long> doubleWords = new HashSet<>();
  private long arms;

  private PoolDemand() {}

  /** {@return whether a body may want more than there is} */
  static boolean mayExceedRoom(Bytes body) {
    var demand = new PoolDemand();
    InstructionCursor cursor = InstructionCursor.over(body);
    while (cursor.next()) {
      demand.add(cursor);
    }
    return demand.entries(body.length()) > ROOM;
  }

  private void add(InstructionCursor cursor) {
    switch (cursor.opcode()) {
      case CALL, RETURN_CALL -> callees.set(cursor.index());
      case BR_TABLE -> arms += cursor.labelCount();
      case I32_CONST -> addWord(cursor.literal());
      case F32_CONST -> words.add(cursor.literal());
      case I64_CONST, F64_CONST -> doubleWords.add(cursor.literal());
      case V128_CONST -> {
        doubleWords.add(cursor.literal());
        doubleWords.add(cursor.highLiteral());
      }
      default -> {
        if (cursor.opcode().immediates().accessByteLength() > 0) {
          addWord(cursor.literal());
        }
      }
    }
  }

  private void addWord(long literal) {
    if (literal != (short) literal) {
      words.add(literal);
    }
  }

  private long entries(int byteLength) {
    boolean mayBeInterpreter = arms >= DispatchLoop.FEWEST_ARMS;
    long methods = arms + byteLength / (mayBeInterpreter ? BYTES_OF_PIECE : BYTES_OF_PART);
    return OTHERS
        + (long) ENTRIES_OF_CALLEE * callees.cardinality()
        + words.size()
        + 2L * doubleWords.size()
        + ENTRIES_OF_METHOD * methods;
  }
}
