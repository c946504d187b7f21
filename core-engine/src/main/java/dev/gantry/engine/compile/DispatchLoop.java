package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import java.util.Optional;

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

  /** {@return the widest dispatch in a loop, if a body has one that is wide enough} */
  static Optional<DispatchLoop> find(
      Body body, UnitGraph graph, DominatorTree tree, int[] weights) {
    int best = Body.NONE;
    int bestCount = FEWEST_ARMS - 1;
    for (int at = 0; at < body.count; at++) {
      if (body.opcodes[at] == Opcode.BR_TABLE && body.heights[at] == 1 && graph.isOpen(at)) {
        int count = (int) Arrays.stream(body.table(at)).distinct().count();
        if (count > bestCount && isInLoop(graph, tree, graph.containing(at))) {
          best = at;
          bestCount = count;
        }
      }
    }
    if (best == Body.NONE) {
      return Optional.empty();
    }
    int unit = graph.containing(best);
    return Optional.of(new DispatchLoop(unit, best, isCopied(body, graph, unit, best, weights)));
  }

  private static boolean isInLoop(UnitGraph graph, DominatorTree tree, int unit) {
    int place = graph.place(unit);
    if (place <= 0) {
      return false;
    }
    for (int predecessor : tree.predecessors(place)) {
      if (tree.dominates(place, predecessor)) {
        return true;
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
