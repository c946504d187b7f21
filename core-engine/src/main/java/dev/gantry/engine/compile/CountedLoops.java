package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;

/**
 * Recognises loops that count by a constant up or down to a constant from a constant, and end when
 * the counter is equal to the limit.
 *
 * <p>HotSpot treats a loop as counted only if it compares by order, and only then takes checks out
 * of it and vectorises it.
 */
final class CountedLoops {
  private static final Condition LESS = Condition.of(Opcode.I32_LT_S);
  private static final Condition GREATER = Condition.of(Opcode.I32_GT_S);
  private static final Condition NEGATIVE = new Condition(Condition.Prefix.NONE, Condition.Jump.LT);
  private static final Condition POSITIVE = new Condition(Condition.Prefix.NONE, Condition.Jump.GT);

  private CountedLoops() {}

  /** {@return a condition by order that holds when the one given does, or the one given} */
  static Condition ordered(MethodEmitter method, Frame frame, Condition condition) {
    boolean isCompared = condition.jump() == Condition.Jump.INT_NE;
    boolean isTested = condition.equals(Condition.NOT_ZERO);
    int branch = method.at();
    Body body = method.body();
    if ((!isCompared && !isTested) || !method.part().isWhole()) {
      return condition;
    }
    long limit = 0;
    int last = branch - 1;
    if (isCompared) {
      // The comparison itself stands between the limit and the branch.
      if (last < 1
          || body.opcodes[last] != Opcode.I32_NE
          || body.opcodes[last - 1] != Opcode.I32_CONST) {
        return condition;
      }
      limit = body.literals[last - 1];
      last -= 2;
    }
    if (!isStep(body, last) || !isOnlyWrite(body, frame.opener, last, branch)) {
      return condition;
    }
    long step = body.literals[last - 2];
    long start = constantBefore(body, frame.opener, body.indices[last]);
    if (step == 0 || start == UNKNOWN || (limit - start) % step != 0) {
      return condition;
    }
    if (step > 0 && limit > start) {
      return isCompared ? LESS : NEGATIVE;
    }
    if (step < 0 && limit < start) {
      return isCompared ? GREATER : POSITIVE;
    }
    return condition;
  }

  /** {@return whether a loop calls nothing and has at most so many rounds, a constant number} */
  static boolean isShort(Body body, int loop, long most) {
    int branch = body.matches[loop] - 1;
    if (body.opcodes[branch] != Opcode.BR_IF || body.targets[branch] != loop) {
      return false;
    }
    for (int at = loop + 1; at < branch; at++) {
      if (body.opcodes[at] == Opcode.LOOP || body.opcodes[at].isCall()) {
        return false;
      }
    }
    boolean isCompared = body.opcodes[branch - 1] == Opcode.I32_NE;
    int tee = isCompared ? branch - 3 : branch - 1;
    if (isCompared && body.opcodes[branch - 2] != Opcode.I32_CONST) {
      return false;
    }
    if (!isStep(body, tee) || !isOnlyWrite(body, loop, tee, branch)) {
      return false;
    }
    long limit = isCompared ? body.literals[branch - 2] : 0;
    long step = body.literals[tee - 2];
    long start = constantBefore(body, loop, body.indices[tee]);
    return step != 0
        && start != UNKNOWN
        && (limit - start) % step == 0
        && (limit - start) / step > 0
        && (limit - start) / step <= most;
  }

  private static final long UNKNOWN = Long.MIN_VALUE;

  /** {@return whether a local is stepped: get, constant, add, tee} */
  private static boolean isStep(Body body, int tee) {
    return tee >= 3
        && body.opcodes[tee] == Opcode.LOCAL_TEE
        && body.opcodes[tee - 1] == Opcode.I32_ADD
        && body.opcodes[tee - 2] == Opcode.I32_CONST
        && body.opcodes[tee - 3] == Opcode.LOCAL_GET
        && body.indices[tee - 3] == body.indices[tee];
  }

  /** {@return whether nothing else in the loop writes the local, and nothing else goes back} */
  private static boolean isOnlyWrite(Body body, int loop, int tee, int branch) {
    int local = body.indices[tee];
    for (int at = loop + 1; at < branch; at++) {
      switch (body.opcodes[at]) {
        case LOCAL_SET, LOCAL_TEE -> {
          if (at != tee && body.indices[at] == local) {
            return false;
          }
        }
        case BR_TABLE -> {
          for (int target : body.table(at)) {
            if (target == loop) {
              return false;
            }
          }
        }
        default -> {
          if (body.targets[at] == loop) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** {@return the constant that a local holds when a loop starts, or {@link #UNKNOWN}} */
  private static long constantBefore(Body body, int loop, int local) {
    for (int at = loop - 1; at > 0; at--) {
      switch (body.opcodes[at]) {
        case LOCAL_SET -> {
          if (body.indices[at] == local) {
            return body.opcodes[at - 1] == Opcode.I32_CONST ? body.literals[at - 1] : UNKNOWN;
          }
        }
        case LOCAL_TEE -> {
          if (body.indices[at] == local) {
            return UNKNOWN;
          }
        }
        case END, ELSE, LOOP, IF, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE -> {
          return UNKNOWN;
        }
        default -> {}
      }
    }
    return UNKNOWN;
  }
}
