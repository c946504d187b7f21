package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which locals of a function the pieces of its body load when they are entered, and leave. */
final class PieceLocals {
  private final Body body;
  private final UnitGraph graph;
  private final Pieces pieces;
  private final Liveness liveness;

  /** For each unit the locals that it mentions, and writes. */
  private final BitSet[] mentioned;

  private final BitSet[] written;

  /** For each unit what the piece may have written before it. */
  private final BitSet[] writtenBefore;

  /** For each piece, and a unit that it goes on to, what it may have written by then. */
  private final Map<Long, BitSet> writtenAtExits = new HashMap<>();

  PieceLocals(Body body, UnitGraph graph, Pieces pieces, Liveness liveness) {
    this.body = body;
    this.graph = graph;
    this.pieces = pieces;
    this.liveness = liveness;
    this.mentioned = new BitSet[graph.count()];
    this.written = new BitSet[graph.count()];
    this.writtenBefore = new BitSet[graph.count()];
    for (int unit : graph.ordered()) {
      mentioned[unit] = new BitSet();
      written[unit] = new BitSet();
      writtenBefore[unit] = new BitSet();
      note(unit);
    }
  }

  private void note(int unit) {
    for (int at = graph.start(unit); at < graph.end(unit); at++) {
      if (!body.isLive(at)) {
        continue;
      }
      Opcode opcode = body.opcodes[at];
      if (opcode == Opcode.LOCAL_GET || opcode == Opcode.LOCAL_SET || opcode == Opcode.LOCAL_TEE) {
        mentioned[unit].set(body.indices[at]);
        if (opcode != Opcode.LOCAL_GET) {
          written[unit].set(body.indices[at]);
        }
      }
    }
  }

  /**
   * Follows what is written through each piece.
   *
   * @param parameterCount the locals that have a value when the function is called
   */
  void follow(int parameterCount) {
    writtenBefore[0].set(0, parameterCount);
    boolean again = true;
    while (again) {
      again = false;
      for (int unit : graph.ordered()) {
        BitSet after = writtenThrough(unit);
        for (int successor : graph.successors(unit)) {
          if (pieces.of(unit) == pieces.of(successor)) {
            int before = writtenBefore[successor].cardinality();
            writtenBefore[successor].or(after);
            again |= writtenBefore[successor].cardinality() != before;
          }
        }
      }
    }
    for (int unit : graph.ordered()) {
      int piece = pieces.of(unit);
      for (int successor : graph.successors(unit)) {
        if (piece != pieces.of(successor)) {
          writtenAtExits
              .computeIfAbsent(exit(piece, successor), _ -> new BitSet())
              .or(writtenThrough(unit));
        }
      }
    }
  }

  /** {@return what a piece may have written at the end of one of its units} */
  BitSet writtenThrough(int unit) {
    var after = (BitSet) writtenBefore[unit].clone();
    after.or(written[unit]);
    return after;
  }

  private static long exit(int piece, int unit) {
    return (long) piece << Integer.SIZE | unit;
  }

  /** {@return what the units of a piece mention} */
  BitSet mentioned(int piece) {
    var all = new BitSet();
    for (int unit : pieces.units(piece)) {
      all.or(mentioned[unit]);
    }
    return all;
  }

  BitSet mentionedIn(int unit) {
    return mentioned[unit];
  }

  /** {@return what a piece may have written when it goes on to a unit of another} */
  BitSet writtenAtExit(int piece, int unit) {
    BitSet found = writtenAtExits.get(exit(piece, unit));
    if (found == null) {
      throw new AssertionError("piece " + piece + " does not go on to unit " + unit);
    }
    return found;
  }

  /** {@return what may have been written when a copy of a unit after a piece has been through} */
  BitSet writtenAfter(int piece, int unit) {
    var all = (BitSet) writtenAtExit(piece, unit).clone();
    all.or(written[unit]);
    return all;
  }

  /** {@return of some locals those that are wanted before an instruction} */
  BitSet wanted(BitSet locals, int at) {
    var wanted = new BitSet();
    for (int local : Liveness.members(liveness.before(at))) {
      wanted.set(local, locals.get(local));
    }
    return wanted;
  }
}
