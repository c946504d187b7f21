package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_char;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.Arrays;

/**
 * Branch tables of hundreds of entries with far fewer targets: a switch with an entry for each
 * would make a method by itself too big.
 *
 * <p>The characters of a constant string say which target an index has, counted from 1 because a
 * zero takes two bytes in a class file.
 */
final class LongTables {
  private static final int FEWEST = 256;

  /** Two bytes for each character stay below what a constant may have. */
  private static final int MOST = 30_000;

  private static final int MOST_TARGETS = 0x7FF;
  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(CD_int, CD_int, CD_int);

  private LongTables() {}

  /** {@return the distinct targets in order, if a table is to be written so; else none} */
  static int[] distinctTargets(int[] targets) {
    if (targets.length < FEWEST || targets.length > MOST) {
      return new int[0];
    }
    int[] distinct = Arrays.stream(targets).distinct().sorted().toArray();
    boolean pays = distinct.length < MOST_TARGETS && distinct.length * 4 < targets.length;
    return pays ? distinct : new int[0];
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
    code.loadConstant(positions.toString())
        .iload(index)
        .invokevirtual(CD_String, "charAt", MethodTypeDesc.of(CD_char, CD_int))
        .iconst_1()
        .isub();
    method.slots().release(Kind.INT, index);
  }
}
