package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;

/**
 * The unit of an interpreter that fetches an instruction and branches to the arm for it.
 *
 * @param unit that ends with the branch
 * @param branch the {@code br_table}
 * @param isCopied whether it is short and simple enough to stand at the end of each arm
 */
record DispatchLoop(int unit, int branch, boolean isCopied) {
  /** The fewest different arms of what is taken for an interpreter. */
  static final int FEWEST_ARMS = Integer.getInteger("dev.gantry.engine.fewestArms", 40);

  private static final int MOST_COPIED = 90;

  private static final DispatchLoop NONE = new DispatchLoop(Body.NONE, Body.NONE, false);

  /** {@return the widest dispatch of a body, which has none if it is not wide enough} */
  static DispatchLoop find(
      Body body, UnitGraph graph, DominatorTree tree, int[] weights, boolean inLoopOnly) {
    int best = Body.NONE;
    int bestCount = FEWEST_ARMS - 1;
    for (int at = 0; at < body.count; at++) {
      if (body.opcodes[at] == Opcode.BR_TABLE && body.heights[at] == 1 && graph.isOpen(at)) {
        int count = (int) Arrays.stream(body.table(at)).distinct().count();
        int place = graph.place(graph.containing(at));
        if (count > bestCount && place > 0 && (!inLoopOnly || isInLoop(graph, tree, place))) {
          best = at;
          bestCount = count;
        }
      }
    }
    if (best == Body.NONE) {
      return NONE;
    }
    int unit = graph.containing(best);
    return new DispatchLoop(unit, best, isCopied(body, graph, unit, best, weights));
  }

  /** {@return whether there is such a unit} */
  boolean exists() {
    return unit != Body.NONE;
  }

  /** {@return whether control comes back to a place from one that it is on every way to} */
  private static boolean isInLoop(UnitGraph graph, DominatorTree tree, int place) {
    int[] ordered = graph.ordered();
    for (int after = place; after < ordered.length; after++) {
      if (tree.dominates(place, after)) {
        for (int successor : graph.successors(ordered[after])) {
          int back = graph.place(successor);
          if (back <= place && tree.dominates(back, place)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isCopied(Body body, UnitGraph graph, int unit, int branch, int[] weights) {
    int weight = 0;
    for (int at = graph.start(unit); at < branch; at++) {
      switch (body.opcodes[at]) {
        case BLOCK, LOOP -> {
          if (!graph.isOpen(at)) {
            return false;
          }
        }
        case IF, BR_IF, CALL, CALL_INDIRECT, CALL_REF -> {
          return false;
        }
        default -> weight += weights[at];
      }
    }
    return weight <= MOST_COPIED;
  }
}
