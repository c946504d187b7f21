package dev.gantry.engine.valid;

import dev.gantry.engine.InvalidException;
import dev.gantry.engine.binary.BranchHints;
import dev.gantry.engine.binary.EntryOffsets;
import dev.gantry.engine.binary.InstructionCursor;
import dev.gantry.engine.binary.Section;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ExternalKind;
import dev.gantry.engine.syntax.ModuleSyntax;
import dev.gantry.engine.syntax.Opcode;
import java.util.HashSet;
import java.util.Set;

/**
 * Checks branch hints (core A.5.3): each must stand at a branch.
 *
 * <p>A hint at fault does not make the module invalid, so only tools ask for this.
 */
public final class BranchHintRules {
  private BranchHintRules() {}

  /**
   * Checks the hints of a module.
   *
   * @throws InvalidException if one stands elsewhere
   */
  public static void validate(ModuleSyntax module) {
    var hints = BranchHints.of(module);
    if (hints.isEmpty()) {
      return;
    }
    var entries = EntryOffsets.of(module.binary());
    int imported =
        (int)
            module.imports().stream()
                .filter(each -> each.type().kind() == ExternalKind.FUNCTION)
                .count();
    for (int functionIndex : hints.functionIndices()) {
      int defined = functionIndex - imported;
      if (defined < 0 || defined >= module.functions().size()) {
        throw InvalidException.at(
            0, "@metadata.code.branch_hint annotation: unknown function " + functionIndex);
      }
      int base = BranchHints.base(module.binary(), entries.offset(Section.CODE, defined));
      var branches = branches(module.functions().get(defined).body(), base);
      for (int offset : hints.offsets(functionIndex)) {
        if (!branches.contains(offset)) {
          throw InvalidException.at(
              base + offset, "@metadata.code.branch_hint annotation: invalid target");
        }
      }
    }
  }

  private static Set<Integer> branches(Bytes body, int base) {
    Set<Integer> offsets = new HashSet<>();
    var cursor = InstructionCursor.over(body);
    while (cursor.next()) {
      if (cursor.opcode() == Opcode.IF || cursor.opcode() == Opcode.BR_IF) {
        offsets.add(cursor.offset() - base);
      }
    }
    return offsets;
  }
}
