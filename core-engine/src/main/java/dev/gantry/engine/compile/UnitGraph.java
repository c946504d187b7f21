package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;

/**
 * The flow of control in a body, between stretches of it at whose starts the operand stack is
 * empty.
 *
 * <p>Such a stretch, a unit, is a basic block, or several that hand operands to each other. Control
 * comes into it at its start only, and inside it goes back and forth as it likes.
 */
final class UnitGraph {
  private static final int[] NONE = {};

  private final Body body;

  /** The first instruction of each unit, and at the end the number of instructions. */
  private final int[] starts;

  /** For each instruction whether it is inside a block that takes, leaves or stands on operands. */
  private final boolean[] closed;

  private final int[][] successors;

  /** For each unit its place in reverse postorder, or {@link Body#NONE} if it is never reached. */
  private final int[] places;

  private int[] ordered = NONE;
  private final int[] scratch;
  private final int[] scratchOf;
  private int scratchSize;

  /**
   * Finds the units of a body.
   *
   * @param weights of the instructions
   * @param most that a unit may weigh where it can be divided
   */
  UnitGraph(Body body, int[] weights, int most) {
    this.body = body;
    this.closed = findClosed(body);
    this.starts = findStarts(weights, most);
    this.successors = new int[count()][];
    this.scratch = new int[count()];
    this.scratchOf = new int[count()];
    Arrays.fill(scratchOf, Body.NONE);
    for (int unit = 0; unit < count(); unit++) {
      successors[unit] = findSuccessors(unit);
    }
    this.places = new int[count()];
    order();
  }

  /** {@return how many units there are} */
  int count() {
    return starts.length - 1;
  }

  int start(int unit) {
    return starts[unit];
  }

  int end(int unit) {
    return starts[unit + 1];
  }

  /** {@return the units that control may go on to, each once} */
  int[] successors(int unit) {
    return successors[unit];
  }

  /** {@return the units that are reached, in reverse postorder} */
  int[] ordered() {
    return ordered;
  }

  /** {@return the place of a unit in reverse postorder, or {@link Body#NONE}} */
  int place(int unit) {
    return places[unit];
  }

  /** {@return whether an instruction belongs to a block that is divided among units} */
  boolean isOpen(int at) {
    return !closed[at];
  }

  /** {@return whether control comes to a unit by going round a loop that starts the body} */
  boolean isAfterFirstLoop(int unit) {
    return unit == 1 && body.opcodes[0] == Opcode.LOOP && !closed[0];
  }

  /** {@return the unit that a branch to an open block goes to} */
  int target(int opener) {
    if (body.opcodes[opener] != Opcode.LOOP) {
      return unitAt(body.matches[opener] + 1);
    }
    return opener == 0 ? 1 : unitAt(opener);
  }

  /** {@return the unit that starts with an instruction} */
  int unitAt(int start) {
    int unit = Arrays.binarySearch(starts, start);
    if (unit < 0) {
      throw new AssertionError("no unit starts at instruction " + start);
    }
    return unit;
  }

  /** {@return the unit that an instruction belongs to} */
  int containing(int at) {
    int found = Arrays.binarySearch(starts, at);
    return found >= 0 ? found : -found - 2;
  }

  private static boolean[] findClosed(Body body) {
    var closed = new boolean[body.count];
    for (int at = 0; at < body.count; at++) {
      if (closed[at] || !body.isLive(at)) {
        continue;
      }
      switch (body.opcodes[at]) {
        case BLOCK, LOOP, IF, TRY, TRY_TABLE -> {
          if (isClosed(body, at)) {
            Arrays.fill(closed, at, body.matches[at] + 1, true);
          }
        }
        default -> {}
      }
    }
    return closed;
  }

  private static boolean isClosed(Body body, int opener) {
    BlockShape shape = body.shape(opener);
    return shape.height() > 0
        || !shape.parameters().isEmpty()
        || !shape.results().isEmpty()
        || body.opcodes[opener] == Opcode.TRY
        || body.opcodes[opener] == Opcode.TRY_TABLE;
  }

  private int[] findStarts(int[] weights, int most) {
    var isStart = new boolean[body.count + 1];
    isStart[0] = true;
    isStart[body.count] = true;
    divideFirst(isStart);
    long weight = 0;
    for (int at = 0; at < body.count; at++) {
      if (isStart[at]) {
        weight = 0;
      } else if (weight + weights[at] > most && canStart(at)) {
        isStart[at] = true;
        weight = 0;
      }
      weight += weights[at];
      if (closed[at]) {
        continue;
      }
      switch (body.opcodes[at]) {
        case LOOP -> isStart[at] |= canStart(at);
        case IF, ELSE, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL, END ->
            isStart[at + 1] |= canStart(at + 1);
        default -> {}
      }
    }
    var found = new int[body.count + 1];
    int count = 0;
    for (int at = 0; at <= body.count; at++) {
      if (isStart[at]) {
        found[count++] = at;
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** Keeps the first unit short, for control never comes back to it. */
  private void divideFirst(boolean[] isStart) {
    for (int at = 1; at < body.count; at++) {
      if (canStart(at)) {
        isStart[at] = true;
        return;
      }
    }
  }

  private boolean canStart(int at) {
    return at < body.count
        && body.heights[at] == 0
        && (!closed[at] || at == 0 || !closed[at - 1] || opensClosed(at));
  }

  private boolean opensClosed(int at) {
    return switch (body.opcodes[at]) {
      case BLOCK, LOOP, IF, TRY, TRY_TABLE ->
          body.enclosers[at] == Body.WHOLE || !closed[body.enclosers[at]];
      default -> false;
    };
  }

  private int[] findSuccessors(int unit) {
    scratchSize = 0;
    boolean falls = true;
    for (int at = start(unit); at < end(unit) && falls; at++) {
      if (!body.isLive(at)) {
        continue;
      }
      switch (body.opcodes[at]) {
        case BR, BR_IF, BR_ON_NULL, BR_ON_NON_NULL, BR_ON_CAST, BR_ON_CAST_FAIL -> {
          addTarget(unit, body.targets[at]);
          falls = body.opcodes[at] != Opcode.BR || closed[at];
        }
        case BR_TABLE -> {
          for (int target : body.table(at)) {
            addTarget(unit, target);
          }
          falls = closed[at];
        }
        case IF -> {
          if (!closed[at]) {
            add(unit, unitAt(otherwise(at) + 1));
          }
        }
        case ELSE -> {
          if (!closed[at]) {
            add(unit, unitAt(body.matches[at] + 1));
            falls = false;
          }
        }
        case UNREACHABLE, RETURN, THROW, THROW_REF -> falls = closed[at];
        default -> {}
      }
    }
    if (falls && unit + 1 < count()) {
      add(unit, unit + 1);
    }
    return Arrays.copyOf(scratch, scratchSize);
  }

  /** {@return the instruction after which control goes on if an {@code if} is not taken} */
  int otherwise(int opener) {
    int divider = body.dividers[opener];
    return divider == Body.NONE ? body.matches[opener] : divider;
  }

  private void addTarget(int unit, int opener) {
    if (opener != Body.WHOLE && !closed[opener]) {
      add(unit, target(opener));
    }
  }

  private void add(int unit, int successor) {
    if (scratchOf[successor] != unit) {
      scratchOf[successor] = unit;
      scratch[scratchSize++] = successor;
    }
  }

  private void order() {
    Arrays.fill(places, Body.NONE);
    var path = new int[count()];
    var next = new int[count()];
    var seen = new boolean[count()];
    var finished = new int[count()];
    int finishedCount = 0;
    int depth = 1;
    seen[0] = true;
    while (depth > 0) {
      int unit = path[depth - 1];
      if (next[unit] < successors[unit].length) {
        int successor = successors[unit][next[unit]++];
        if (!seen[successor]) {
          seen[successor] = true;
          path[depth++] = successor;
        }
      } else {
        depth--;
        finished[finishedCount++] = unit;
      }
    }
    ordered = new int[finishedCount];
    for (int place = 0; place < finishedCount; place++) {
      ordered[place] = finished[finishedCount - 1 - place];
      places[ordered[place]] = place;
    }
  }
}
