package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Branch tables of hundreds of entries with far fewer targets: a switch with an entry for each
 * would make a method by itself too big.
 *
 * <p>The characters of a constant string say which target an index has, counted from 1 because a
 * zero takes two bytes in a class file.
 */
final class LongTables {
  private static final int FEWEST = 256;

  /** Characters of one string: of three bytes each, they are fewer than a constant may have. */
  private static final int STRING_LOG2 = 14;

  private static final int STRING = 1 << STRING_LOG2;

  private static final int MOST_TARGETS = 0x7FF;

  /** A switch with an entry for each of so many would not fit a method. */
  private static final int HUGE = 10_000;

  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(CD_int, CD_int, CD_int);

  private LongTables() {}

  /** {@return the distinct targets in order, if a table is to be written so; else none} */
  static int[] distinctTargets(int[] targets) {
    if (targets.length < FEWEST) {
      return new int[0];
    }
    int[] distinct = Arrays.stream(targets).distinct().sorted().toArray();
    boolean pays = distinct.length < MOST_TARGETS && distinct.length * 4 < targets.length;
    boolean isNeeded = targets.length > HUGE && distinct.length < HUGE;
    return pays || isNeeded ? distinct : new int[0];
  }

  /** Replaces the index on the stack by the position of its target among the distinct ones. */
  static void translate(MethodEmitter method, int[] targets, int[] distinct) {
    CodeBuilder code = method.code();
    int index = method.slots().borrow(Kind.INT);
    int last = targets.length - 1;
    var positions = new StringBuilder(targets.length);
    for (int target : targets) {
      positions.append((char) (Arrays.binarySearch(distinct, target) + 1));
    }
    Label known = code.newLabel();
    code.dup().istore(index);
    code.loadConstant(last).invokestatic(CD_Integer, "compareUnsigned", COMPARE).ifle(known);
    code.loadConstant(last).istore(index);
    code.labelBinding(known);
    push(code, positions, index);
    code.iload(index);
    if (positions.length() > STRING) {
      code.loadConstant(STRING - 1).iand();
    }
    code.invokevirtual(CD_String, "charAt", MethodTypeDesc.of(CD_char, CD_int)).iconst_1().isub();
    method.slots().release(Kind.INT, index);
  }

  /** Pushes the string that has the character of an index. */
  private static void push(CodeBuilder code, StringBuilder positions, int index) {
    if (positions.length() <= STRING) {
      code.loadConstant(positions.toString());
      return;
    }
    List<SwitchCase> cases = new ArrayList<>();
    for (int string = 0; string << STRING_LOG2 < positions.length(); string++) {
      cases.add(SwitchCase.of(string, code.newLabel()));
    }
    Label pushed = code.newLabel();
    code.iload(index).loadConstant(STRING_LOG2).ishr();
    JumpTable.write(code, cases, cases.getFirst().target());
    for (SwitchCase string : cases) {
      int from = string.caseValue() << STRING_LOG2;
      code.labelBinding(string.target());
      code.loadConstant(positions.substring(from, Math.min(from + STRING, positions.length())));
      code.goto_(pushed);
    }
    code.labelBinding(pushed);
  }
}
