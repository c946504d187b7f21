package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes the methods that call the pieces of a body that has {@linkplain Arms arms}.
 *
 * <p>The driver takes a code, the activation and the instance. It is one loop around one switch;
 * where there are too many codes for that, groups of codes have methods of their own.
 */
final class ArmDriver {
  /** The most codes for which a method with a call for each stays small enough for HotSpot. */
  static final int MOST_CODES = 400;

  /** The codes of a group. */
  private static final int GROUP_LOG2 = 8;

  private static final int CODE = 0;
  private static final int ACTIVATION = 1;
  private static final int INSTANCE = 2;

  private final Arms arms;
  private final ArmMethods names;
  private final ModulePlan plan;
  private final int[] pieceOfCode;

  ArmDriver(ModulePlan plan, Arms arms, ArmMethods names) {
    this.plan = plan;
    this.arms = arms;
    this.names = names;
    this.pieceOfCode = pieceOfCode();
  }

  /** {@return for each code the piece that it stands for; 0 for the return} */
  private int[] pieceOfCode() {
    var pieces = new int[arms.lastCode() + 1];
    int[] table = arms.table();
    for (int code = 0; code < arms.returnCode(); code++) {
      int target = table[Math.min(code, table.length - 1)];
      pieces[code] = target == Body.WHOLE ? 0 : arms.pieces().of(arms.graph().target(target));
    }
    for (int unit : arms.graph().ordered()) {
      if (arms.codeOf(unit) != Body.NONE) {
        pieces[arms.codeOf(unit)] = arms.pieces().of(unit);
      }
    }
    return pieces;
  }

  /** {@return the number of groups; 0 if the driver calls the pieces itself} */
  int groupCount() {
    return pieceOfCode.length <= MOST_CODES ? 0 : ((pieceOfCode.length - 1) >> GROUP_LOG2) + 1;
  }

  /** Writes the driver. */
  void write(CodeBuilder code) {
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next);
    plan.containment().atRound(code, INSTANCE);
    if (groupCount() == 0) {
      choose(code, 0, pieceOfCode.length, done, next);
      code.labelBinding(done).return_();
      return;
    }
    List<SwitchCase> cases = new ArrayList<>();
    for (int group = 0; group < groupCount(); group++) {
      cases.add(SwitchCase.of(group, code.newLabel()));
    }
    code.iload(CODE).loadConstant(arms.returnCode()).if_icmpeq(done);
    code.iload(CODE).loadConstant(GROUP_LOG2).ishr();
    JumpTable.write(code, cases, done);
    for (SwitchCase group : cases) {
      code.labelBinding(group.target()).iload(CODE).aload(ACTIVATION).aload(INSTANCE);
      names.callGroup(code, group.caseValue());
      code.istore(CODE).goto_(next);
    }
    code.labelBinding(done).return_();
  }

  /** Writes the method that calls the piece for a code of a group, and returns the next code. */
  void writeGroup(CodeBuilder code, int group) {
    Label next = code.newLabel();
    Label done = code.newLabel();
    int first = group << GROUP_LOG2;
    int end = Math.min(first + (1 << GROUP_LOG2), pieceOfCode.length);
    choose(code, first, end, done, next);
    code.labelBinding(next).iload(CODE).ireturn();
    code.labelBinding(done).loadConstant(arms.returnCode()).ireturn();
  }

  private void choose(CodeBuilder code, int first, int end, Label done, Label next) {
    var calls = new TreeMap<Integer, Label>();
    List<SwitchCase> cases = new ArrayList<>();
    for (int value = first; value < end; value++) {
      int piece = pieceOfCode[value];
      Label call = piece == 0 ? done : calls.computeIfAbsent(piece, _ -> code.newLabel());
      cases.add(SwitchCase.of(value, call));
    }
    code.iload(CODE);
    JumpTable.write(code, cases, done);
    calls.forEach(
        (piece, label) -> {
          code.labelBinding(label).aload(ACTIVATION).aload(INSTANCE);
          names.call(code, piece);
          code.istore(CODE).goto_(next);
        });
  }
}
