package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.List;

/**
 * Writes switches so that HotSpot makes one table of each.
 *
 * <p>It guards a table by one comparison with both ends if what lies below it and what lies above
 * it go to one place. Where the first or the last case goes to the same place as all others do, it
 * takes that case and what lies beyond it for one range, which has been reached while that at the
 * other end has not; it then finds no single guard, and cuts the table in two by a comparison that
 * no processor foresees. So such a switch gets a place of its own for what is not among the cases.
 */
final class JumpTable {
  private JumpTable() {}

  /**
   * Writes a switch over the number on the stack, after which nothing is reached.
   *
   * @param cases for numbers that follow each other, at least one
   * @param otherwise where all other numbers go
   */
  static void write(CodeBuilder code, List<SwitchCase> cases, Label otherwise) {
    SwitchCase first = cases.getFirst();
    SwitchCase last = cases.getLast();
    boolean isShared = first.target().equals(otherwise) || last.target().equals(otherwise);
    Label beyond = isShared ? code.newLabel() : otherwise;
    code.tableswitch(first.caseValue(), last.caseValue(), beyond, cases);
    if (isShared) {
      code.labelBinding(beyond).goto_(otherwise);
    }
  }
}
