package dev.gantry.engine.compile;

import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import java.util.BitSet;

/** Which memories of a module may grow, and which of them the module itself grows. */
final class MemoryUse {
  private static final byte MEMORY_GROW = (byte) Opcode.MEMORY_GROW.code();
  private static final byte FIRST_BLOCK = (byte) Opcode.BLOCK.code();
  private static final byte LAST_BLOCK = (byte) Opcode.IF.code();

  private final BitSet grown = new BitSet();
  private final BitSet growable = new BitSet();

  MemoryUse(ModuleSyntax syntax, IndexSpaces spaces) {
    var visible = new BitSet();
    visible.set(0, spaces.importedMemoryCount());
    for (Export export : syntax.exports()) {
      if (export.kind() == ExternalKind.MEMORY) {
        visible.set(export.index());
      }
    }
    for (int memory = 0; memory < spaces.memories().size(); memory++) {
      ExternalType.MemoryType type = spaces.memories().get(memory);
      boolean imported = memory < spaces.importedMemoryCount();
      boolean fixed = !imported && isFixed(type.limits());
      boolean grows = !fixed && mayGrow(syntax, memory);
      grown.set(memory, grows);
      growable.set(memory, !fixed && (grows || visible.get(memory)));
    }
  }

  private static boolean isFixed(Limits limits) {
    return limits.maximum().isPresent() && limits.maximum().getAsLong() == limits.minimum();
  }

  private static boolean mayGrow(ModuleSyntax syntax, int memory) {
    for (Function function : syntax.functions()) {
      if (looksGrowing(function.body()) && grows(function.body(), memory)) {
        return true;
      }
    }
    return false;
  }

  /** Looks for the byte of the opcode where it is not the type of a block. */
  private static boolean looksGrowing(Bytes body) {
    byte[] bytes = body.array();
    for (int at = body.start(); at < body.end() - 1; at++) {
      if (bytes[at] == MEMORY_GROW
          && (at == body.start() || bytes[at - 1] < FIRST_BLOCK || bytes[at - 1] > LAST_BLOCK)) {
        return true;
      }
    }
    return false;
  }

  private static boolean grows(Bytes body, int memory) {
    InstructionCursor cursor = InstructionCursor.over(body);
    while (cursor.next()) {
      if (cursor.opcode() == Opcode.MEMORY_GROW && cursor.index() == memory) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether the module may grow a memory} */
  boolean isGrown(int memory) {
    return grown.get(memory);
  }

  /** {@return whether a memory may grow while the module's code runs} */
  boolean mayGrow(int memory) {
    return growable.get(memory);
  }
}
