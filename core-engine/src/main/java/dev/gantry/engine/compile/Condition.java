package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.Map;

/**
 * A comparison whose operands are on the stack and whose result has not been made yet, so that a
 * branch which consumes it can test the operands directly.
 *
 * @param prefix what reduces the operands to what {@code jump} tests
 * @param jump the jump that is taken when the comparison holds
 */
record Condition(Prefix prefix, Jump jump) {

  /** The comparison that {@code br_if} makes of an operand that is no comparison. */
  static final Condition NOT_ZERO = new Condition(Prefix.NONE, Jump.NE);

  private static final Map<Opcode, Condition> COMPARISONS = comparisons();

  /** Reduces two operands to one number, or does nothing. */
  enum Prefix {
    NONE,
    UNSIGNED_INT,
    LONG_ZERO,
    LONG,
    UNSIGNED_LONG,
    /** Not-a-number counts as less. */
    FLOAT_LESS,
    /** Not-a-number counts as greater. */
    FLOAT_GREATER,
    DOUBLE_LESS,
    DOUBLE_GREATER,
  }

  /** A conditional jump of the virtual machine. */
  enum Jump {
    EQ,
    NE,
    LT,
    GE,
    GT,
    LE,
    INT_EQ,
    INT_NE,
    INT_LT,
    INT_GE,
    INT_GT,
    INT_LE,
    NULL,
    NON_NULL;

    Jump negated() {
      return switch (this) {
        case EQ -> NE;
        case NE -> EQ;
        case LT -> GE;
        case GE -> LT;
        case GT -> LE;
        case LE -> GT;
        case INT_EQ -> INT_NE;
        case INT_NE -> INT_EQ;
        case INT_LT -> INT_GE;
        case INT_GE -> INT_LT;
        case INT_GT -> INT_LE;
        case INT_LE -> INT_GT;
        case NULL -> NON_NULL;
        case NON_NULL -> NULL;
      };
    }
  }

  /** {@return the comparison that an opcode makes} */
  static Condition of(Opcode opcode) {
    Condition condition = COMPARISONS.get(opcode);
    if (condition == null) {
      throw new AssertionError("no comparison: " + opcode);
    }
    return condition;
  }

  /** {@return the comparisons that a branch can consume, by opcode} */
  static Map<Opcode, Condition> all() {
    return COMPARISONS;
  }

  /** {@return the comparison that holds when this one does not} */
  Condition negated() {
    // The prefix stays: when one side is not a number it must lead to the other outcome.
    return new Condition(prefix, jump.negated());
  }

  /** {@return how many operands are compared} */
  int operandCount() {
    return switch (jump) {
      case NULL, NON_NULL -> 1;
      case INT_EQ, INT_NE, INT_LT, INT_GE, INT_GT, INT_LE -> 2;
      case EQ, NE, LT, GE, GT, LE -> prefix == Prefix.NONE || prefix == Prefix.LONG_ZERO ? 1 : 2;
    };
  }

  /** Emits a jump that is taken when the comparison holds, and consumes the operands. */
  void jump(CodeBuilder code, Label target) {
    switch (prefix) {
      case NONE -> {}
      case UNSIGNED_INT ->
          code.invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", COMPARE_INTS);
      case LONG_ZERO -> code.lconst_0().lcmp();
      case LONG -> code.lcmp();
      case UNSIGNED_LONG ->
          code.invokestatic(ConstantDescs.CD_Long, "compareUnsigned", COMPARE_LONGS);
      case FLOAT_LESS -> code.fcmpl();
      case FLOAT_GREATER -> code.fcmpg();
      case DOUBLE_LESS -> code.dcmpl();
      case DOUBLE_GREATER -> code.dcmpg();
    }
    switch (jump) {
      case EQ -> code.ifeq(target);
      case NE -> code.ifne(target);
      case LT -> code.iflt(target);
      case GE -> code.ifge(target);
      case GT -> code.ifgt(target);
      case LE -> code.ifle(target);
      case INT_EQ -> code.if_icmpeq(target);
      case INT_NE -> code.if_icmpne(target);
      case INT_LT -> code.if_icmplt(target);
      case INT_GE -> code.if_icmpge(target);
      case INT_GT -> code.if_icmpgt(target);
      case INT_LE -> code.if_icmple(target);
      case NULL -> code.ifnull(target);
      case NON_NULL -> code.ifnonnull(target);
    }
  }

  /** Emits the result of the comparison as 0 or 1. */
  void materialize(CodeBuilder code) {
    Label holds = code.newLabel();
    Label end = code.newLabel();
    jump(code, holds);
    code.iconst_0().goto_(end).labelBinding(holds).iconst_1().labelBinding(end);
  }

  private static final MethodTypeDesc COMPARE_INTS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);
  private static final MethodTypeDesc COMPARE_LONGS =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_long, ConstantDescs.CD_long);

  private static Map<Opcode, Condition> comparisons() {
    var rows = new EnumMap<Opcode, Condition>(Opcode.class);
    rows.put(Opcode.I32_EQZ, new Condition(Prefix.NONE, Jump.EQ));
    rows.put(Opcode.I32_EQ, new Condition(Prefix.NONE, Jump.INT_EQ));
    rows.put(Opcode.I32_NE, new Condition(Prefix.NONE, Jump.INT_NE));
    rows.put(Opcode.I32_LT_S, new Condition(Prefix.NONE, Jump.INT_LT));
    rows.put(Opcode.I32_GT_S, new Condition(Prefix.NONE, Jump.INT_GT));
    rows.put(Opcode.I32_LE_S, new Condition(Prefix.NONE, Jump.INT_LE));
    rows.put(Opcode.I32_GE_S, new Condition(Prefix.NONE, Jump.INT_GE));
    rows.put(Opcode.I32_LT_U, new Condition(Prefix.UNSIGNED_INT, Jump.LT));
    rows.put(Opcode.I32_GT_U, new Condition(Prefix.UNSIGNED_INT, Jump.GT));
    rows.put(Opcode.I32_LE_U, new Condition(Prefix.UNSIGNED_INT, Jump.LE));
    rows.put(Opcode.I32_GE_U, new Condition(Prefix.UNSIGNED_INT, Jump.GE));
    rows.put(Opcode.I64_EQZ, new Condition(Prefix.LONG_ZERO, Jump.EQ));
    rows.put(Opcode.I64_EQ, new Condition(Prefix.LONG, Jump.EQ));
    rows.put(Opcode.I64_NE, new Condition(Prefix.LONG, Jump.NE));
    rows.put(Opcode.I64_LT_S, new Condition(Prefix.LONG, Jump.LT));
    rows.put(Opcode.I64_GT_S, new Condition(Prefix.LONG, Jump.GT));
    rows.put(Opcode.I64_LE_S, new Condition(Prefix.LONG, Jump.LE));
    rows.put(Opcode.I64_GE_S, new Condition(Prefix.LONG, Jump.GE));
    rows.put(Opcode.I64_LT_U, new Condition(Prefix.UNSIGNED_LONG, Jump.LT));
    rows.put(Opcode.I64_GT_U, new Condition(Prefix.UNSIGNED_LONG, Jump.GT));
    rows.put(Opcode.I64_LE_U, new Condition(Prefix.UNSIGNED_LONG, Jump.LE));
    rows.put(Opcode.I64_GE_U, new Condition(Prefix.UNSIGNED_LONG, Jump.GE));
    rows.put(Opcode.F32_EQ, new Condition(Prefix.FLOAT_LESS, Jump.EQ));
    rows.put(Opcode.F32_NE, new Condition(Prefix.FLOAT_LESS, Jump.NE));
    rows.put(Opcode.F32_LT, new Condition(Prefix.FLOAT_GREATER, Jump.LT));
    rows.put(Opcode.F32_GT, new Condition(Prefix.FLOAT_LESS, Jump.GT));
    rows.put(Opcode.F32_LE, new Condition(Prefix.FLOAT_GREATER, Jump.LE));
    rows.put(Opcode.F32_GE, new Condition(Prefix.FLOAT_LESS, Jump.GE));
    rows.put(Opcode.F64_EQ, new Condition(Prefix.DOUBLE_LESS, Jump.EQ));
    rows.put(Opcode.F64_NE, new Condition(Prefix.DOUBLE_LESS, Jump.NE));
    rows.put(Opcode.F64_LT, new Condition(Prefix.DOUBLE_GREATER, Jump.LT));
    rows.put(Opcode.F64_GT, new Condition(Prefix.DOUBLE_LESS, Jump.GT));
    rows.put(Opcode.F64_LE, new Condition(Prefix.DOUBLE_GREATER, Jump.LE));
    rows.put(Opcode.F64_GE, new Condition(Prefix.DOUBLE_LESS, Jump.GE));
    rows.put(Opcode.REF_IS_NULL, new Condition(Prefix.NONE, Jump.NULL));
    return rows;
  }
}
