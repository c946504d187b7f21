package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * How the body of an interpreter, one loop around a wide branch, becomes many small methods.
 *
 * <p>Each piece of the body is a method that HotSpot can inline where it is hot, and that its first
 * compiler handles at once. Locals of the function that pieces hand to each other are fields of an
 * {@linkplain Activation activation}. A piece goes on to a later one by calling it and returning
 * what that returns; otherwise it returns a code, and a {@linkplain ArmDriver driver} calls the
 * piece that the code stands for. The first codes are the indices of the dispatch, which stands at
 * the end of each arm.
 */
final class Arms {
  /** The most that a piece weighs, for HotSpot inlines hot methods of less than 325 bytes. */
  private static final int MOST = Integer.getInteger("dev.gantry.engine.armSize", 200);

  /** The most that a unit which cannot be divided may weigh. */
  private static final int MOST_IN_UNIT = 6000;

  /** The codes are numbers of this many bits at most. */
  private static final int MOST_CODES = 1 << 16;

  private static final int BYTE_VALUES = 256;

  private final Body body;
  private final UnitGraph graph;
  private final Pieces pieces;
  private final PieceLocals locals;
  private final DispatchLoop dispatch;
  private final int[] codes;
  private final int firstCode;
  private final BitSet fields;
  private int lastCode;

  private Arms(
      Body body, UnitGraph graph, Pieces pieces, PieceLocals locals, DispatchLoop dispatch) {
    this.body = body;
    this.graph = graph;
    this.pieces = pieces;
    this.locals = locals;
    this.dispatch = dispatch;
    this.codes = new int[graph.count()];
    Arrays.fill(codes, Body.NONE);
    this.firstCode = isByte() ? Math.max(BYTE_VALUES, tableLength()) : tableLength();
    this.lastCode = firstCode;
    giveCodes();
    this.fields = findFields();
  }

  /** {@return the division of a body that is too big for one method, if it is an interpreter} */
  static Optional<Arms> of(Body body, ModulePlan plan, int parameterCount) {
    if (!mayHaveArms(body)) {
      return Optional.empty();
    }
    int[] weights = CodeSize.weigh(body, plan);
    if (Arrays.stream(weights).asLongStream().sum() <= PartChooser.LIMIT) {
      return Optional.empty();
    }
    for (int at = 0; at < body.count; at++) {
      weights[at] = CodeSize.withoutPrejudice(body, at, weights[at]);
    }
    var graph = new UnitGraph(body, weights, MOST);
    var tree = new DominatorTree(graph);
    if (tree.predecessors(0).length > 0) {
      return Optional.empty();
    }
    return DispatchLoop.find(body, graph, tree, weights)
        .flatMap(dispatch -> divide(body, graph, tree, dispatch, weights, parameterCount))
        .filter(arms -> arms.lastCode < MOST_CODES);
  }

  private static Optional<Arms> divide(
      Body body,
      UnitGraph graph,
      DominatorTree tree,
      DispatchLoop dispatch,
      int[] weights,
      int parameterCount) {
    // The branch is in the driver, and only its index in the pieces.
    weights[dispatch.branch()] = CodeSize.BRANCH;
    int[] unitWeights = unitWeights(graph, weights);
    if (Arrays.stream(unitWeights).max().orElse(0) > MOST_IN_UNIT) {
      return Optional.empty();
    }
    var pieces = new Pieces(graph, tree, dispatch.unit(), unitWeights, MOST);
    var locals = new PieceLocals(body, graph, pieces, Liveness.of(body));
    locals.follow(parameterCount);
    return Optional.of(new Arms(body, graph, pieces, locals, dispatch));
  }

  private static boolean mayHaveArms(Body body) {
    boolean hasTable = false;
    for (int at = 0; at < body.count; at++) {
      switch (body.opcodes[at]) {
        case BR_TABLE -> hasTable |= body.table(at).length >= DispatchLoop.FEWEST_ARMS;
        case TRY, TRY_TABLE, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
          return false;
        }
        default -> {}
      }
    }
    return hasTable;
  }

  private static int[] unitWeights(UnitGraph graph, int[] weights) {
    var sums = new int[graph.count()];
    for (int unit = 0; unit < sums.length; unit++) {
      for (int at = graph.start(unit); at < graph.end(unit); at++) {
        sums[unit] += weights[at];
      }
    }
    return sums;
  }

  private void giveCodes() {
    code(dispatch.unit());
    for (int unit : graph.ordered()) {
      int piece = pieces.of(unit);
      for (int successor : graph.successors(unit)) {
        boolean isCoded =
            unit != dispatch.unit()
                && pieces.of(successor) != piece
                && !isCall(piece, successor)
                && !isCopy(piece, successor);
        if (isCoded) {
          code(successor);
        }
      }
    }
  }

  private void code(int unit) {
    if (codes[unit] == Body.NONE) {
      codes[unit] = ++lastCode;
    }
  }

  private boolean isByte() {
    return body.opcodes[dispatch.branch() - 1] == Opcode.I32_LOAD8_U;
  }

  Body body() {
    return body;
  }

  UnitGraph graph() {
    return graph;
  }

  Pieces pieces() {
    return pieces;
  }

  PieceLocals locals() {
    return locals;
  }

  DispatchLoop dispatch() {
    return dispatch;
  }

  // Ways from piece to piece

  /** {@return the blocks that the dispatch branches to, the default last} */
  int[] table() {
    return body.table(dispatch.branch());
  }

  private int tableLength() {
    return table().length;
  }

  /** {@return whether an index of the dispatch may be greater than all codes of arms} */
  boolean needsBound() {
    return !isByte();
  }

  /** {@return the code that says that the function returns} */
  int returnCode() {
    return firstCode;
  }

  /** {@return the greatest code of all} */
  int lastCode() {
    return lastCode;
  }

  /** {@return the code for which a unit is entered, or {@link Body#NONE}} */
  int codeOf(int unit) {
    return codes[unit];
  }

  /** {@return whether a piece goes on to a unit of another by a call in place of a return} */
  boolean isCall(int piece, int unit) {
    return piece > 0 && pieces.of(unit) > piece;
  }

  /** {@return whether a piece goes on to a unit that it has a copy of} */
  boolean isCopy(int piece, int unit) {
    return piece > 0 && unit == dispatch.unit() && dispatch.isCopied();
  }

  /** {@return whether a piece ends with a copy of the dispatch} */
  boolean endsWithDispatch(int piece) {
    if (piece == 0 || !dispatch.isCopied() || pieces.of(dispatch.unit()) == piece) {
      return false;
    }
    for (int unit : pieces.units(piece)) {
      for (int successor : graph.successors(unit)) {
        if (successor == dispatch.unit()) {
          return true;
        }
      }
    }
    return false;
  }

  /** {@return the locals that a method for a piece uses} */
  BitSet used(int piece) {
    BitSet used = locals.mentioned(piece);
    if (endsWithDispatch(piece)) {
      used.or(locals.mentionedIn(dispatch.unit()));
    }
    return used;
  }

  /** {@return the memories that a method for a piece accesses} */
  BitSet memories(int piece) {
    var memories = new BitSet();
    for (int unit : pieces.units(piece)) {
      addMemories(unit, memories);
    }
    if (endsWithDispatch(piece)) {
      addMemories(dispatch.unit(), memories);
    }
    return memories;
  }

  private void addMemories(int unit, BitSet memories) {
    for (int at = graph.start(unit); at < graph.end(unit); at++) {
      if (body.isLive(at) && body.opcodes[at].immediates().accessByteLength() > 0) {
        memories.set(body.indices[at]);
      }
    }
  }

  /** {@return of the locals that a method uses those that it loads when it is entered} */
  BitSet loaded(int piece) {
    return locals.wanted(used(piece), graph.start(pieces.root(piece)));
  }

  /** {@return the locals that a piece stores before it goes on to a unit} */
  BitSet stored(int piece, int unit) {
    return inFields(locals.wanted(locals.writtenAtExit(piece, unit), graph.start(unit)));
  }

  /** {@return the locals that a piece stores after the dispatch, or a copy of it} */
  BitSet storedAfterDispatch(int piece) {
    BitSet written =
        pieces.of(dispatch.unit()) == piece
            ? locals.writtenThrough(dispatch.unit())
            : locals.writtenAfter(piece, dispatch.unit());
    return inFields(locals.wanted(written, dispatch.branch()));
  }

  private BitSet inFields(BitSet stored) {
    stored.and(fields);
    return stored;
  }

  /** {@return the locals that are fields of the activation} */
  BitSet fields() {
    return fields;
  }

  private BitSet findFields() {
    var found = new BitSet();
    for (int piece = 1; piece < pieces.count(); piece++) {
      found.or(loaded(piece));
    }
    return found;
  }
}
