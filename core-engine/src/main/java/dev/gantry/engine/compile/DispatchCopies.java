package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.Arrays;

/**
 * Copies of the dispatch of a loop, for interpreters that fit one method.
 *
 * <p>If all arms go back to one place, HotSpot computes there what any of them may want, and cannot
 * tell one way through the loop from another. So they take turns to go back to one of several
 * copies. These stand before the loop, because HotSpot counts rounds where a jump goes backwards.
 */
final class DispatchCopies {
  private static final int MOST_COPIES = Integer.getInteger("dev.gantry.engine.dispatchCopies", 8);
  private static final int FEWEST_TARGETS = 8;
  private static final int LONGEST = 60;

  /** The most that a method with copies may weigh, where accesses count for what they take. */
  private static final int MOST_WEIGHT = 6000;

  /** HotSpot's first compiler gives up on methods with more accesses to memory. */
  private static final int MOST_ACCESSES = 120;

  private DispatchCopies() {}

  /** {@return whether a body that parts would be cut from is better left in one method} */
  static boolean keepWhole(Body body, ModulePlan plan) {
    for (int at = 0; at < body.count; at++) {
      if (body.opcodes[at] == Opcode.LOOP && body.heights[at] == 0) {
        int branch = branch(body, at);
        if (branch != Body.NONE && count(body, plan, at, branch) > 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@return how many copies of a stretch there is room for} */
  private static int count(Body body, ModulePlan plan, int from, int to) {
    int[] weights = CodeSize.weigh(body, plan);
    int weight = 0;
    int accesses = 0;
    int weightOfCopy = 1;
    int accessesOfCopy = 0;
    for (int at = 0; at < body.count; at++) {
      int own = CodeSize.withoutPrejudice(body, at, weights[at]);
      boolean isAccess = weights[at] > 0 && body.opcodes[at].immediates().accessByteLength() > 1;
      weight += own;
      accesses += isAccess ? 1 : 0;
      if (at >= from && at <= to) {
        weightOfCopy += own;
        accessesOfCopy += isAccess ? 1 : 0;
      }
    }
    int byWeight = (MOST_WEIGHT - weight) / weightOfCopy;
    int byAccesses =
        accessesOfCopy == 0
            ? (accesses <= MOST_ACCESSES ? MOST_COPIES : 0)
            : (MOST_ACCESSES - accesses) / accessesOfCopy;
    return Math.max(0, Math.min(MOST_COPIES, Math.min(byWeight, byAccesses)));
  }

  /**
   * Writes copies of the dispatch of the loop that the method stands at, if it has one.
   *
   * @return where they are
   */
  static Label[] write(MethodEmitter method) {
    int loop = method.at();
    boolean mayHave = method.part().isAll() && method.operands().height() == 0;
    int branch = mayHave ? branch(method.body(), loop) : Body.NONE;
    if (branch == Body.NONE) {
      return new Label[0];
    }
    var copies = new Label[count(method.body(), method.module(), loop, branch)];
    if (copies.length < 2) {
      return new Label[0];
    }
    CodeBuilder code = method.code();
    Label start = code.newLabel();
    code.goto_(start);
    for (int at = loop + 1; at < branch; at++) {
      if (method.body().opcodes[at] == Opcode.BLOCK) {
        method.branches().reserve(at);
      }
    }
    for (int copy = 0; copy < copies.length; copy++) {
      copies[copy] = code.newLabel();
      code.labelBinding(copies[copy]);
      method.restart(loop);
      method.module().containment().atLoop(method);
      method.skipTo(loop + 1);
      while (method.at() <= branch) {
        if (method.body().opcodes[method.at()] == Opcode.BLOCK) {
          method.skipTo(method.at() + 1);
        } else {
          method.stepOn();
        }
      }
    }
    method.restart(loop);
    code.labelBinding(start);
    return copies;
  }

  /** {@return the branch of a loop that begins with a dispatch, or {@link Body#NONE}} */
  private static int branch(Body body, int loop) {
    for (int at = loop + 1; at < Math.min(loop + LONGEST + body.count / 8, body.count); at++) {
      switch (body.opcodes[at]) {
        case BLOCK -> {
          BlockShape shape = body.shape(at);
          boolean isPlain =
              shape.height() == 0 && shape.parameters().isEmpty() && shape.results().isEmpty();
          if (!isPlain) {
            return Body.NONE;
          }
        }
        case BR_TABLE -> {
          boolean isWide =
              body.heights[at] == 1
                  && body.table(at).length > FEWEST_TARGETS
                  && Arrays.stream(body.table(at)).noneMatch(target -> target == Body.WHOLE);
          return isWide ? at : Body.NONE;
        }
        case LOOP,
            IF,
            ELSE,
            END,
            BR,
            BR_IF,
            RETURN,
            UNREACHABLE,
            CALL,
            CALL_INDIRECT,
            CALL_REF,
            TRY,
            TRY_TABLE,
            THROW,
            THROW_REF -> {
          return Body.NONE;
        }
        default -> {}
      }
    }
    return Body.NONE;
  }
}
