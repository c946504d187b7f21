package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Export;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Function;
import dev.gantry.engine.syntax.Limits;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.BitSet;

/** Which memories of a module may grow, and which of them the module itself grows. */
final class MemoryUse {
  private static final byte MEMORY_GROW = 0x40;

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

  /**
   * Looks for the bytes of the instruction, which is quick; what looks like it inside a literal
   * costs speed and nothing else.
   */
  private static boolean mayGrow(ModuleSyntax syntax, int memory) {
    for (Function function : syntax.functions()) {
      byte[] bytes = function.body().array();
      for (int at = function.body().start(); at < function.body().end() - 1; at++) {
        if (bytes[at] == MEMORY_GROW && (bytes[at + 1] & 0x7F) == (memory & 0x7F)) {
          return true;
        }
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
