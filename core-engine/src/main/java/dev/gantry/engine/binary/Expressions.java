package dev.gantry.engine.binary;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.syntax.Bytes;
import java.util.BitSet;

/** Finds where an expression ends (core 5.4.10), by the nesting of its blocks alone. */
final class Expressions {

  private Expressions() {}

  /** {@return the expression where the reader stands, with its {@code end}; moves past it} */
  static Bytes read(ByteReader reader) {
    int start = reader.position();
    pass(reader);
    int end = reader.position();
    reader.moveTo(start);
    return reader.readBytes(end - start);
  }

  /** Moves past an expression and its {@code end}. */
  static void pass(ByteReader reader) {
    var cursor = new EncodedCursor(reader);
    var mayHaveElse = new BitSet();
    int depth = 0;
    while (cursor.next()) {
      switch (cursor.opcode()) {
        case BLOCK, LOOP, TRY, TRY_TABLE -> mayHaveElse.clear(++depth);
        case IF -> mayHaveElse.set(++depth);
        case ELSE -> {
          if (!mayHaveElse.get(depth)) {
            throw MalformedException.at(cursor.offset(), "END opcode expected");
          }
          mayHaveElse.clear(depth);
        }
        case END, DELEGATE -> {
          if (depth-- == 0) {
            return;
          }
        }
        default -> {}
      }
    }
    throw MalformedException.at(reader.end(), "unexpected end of section or function");
  }
}
