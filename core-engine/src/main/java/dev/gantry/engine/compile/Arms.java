package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.valid.BodyListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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

  private static final int[] NO_TARGETS = {};
  private static final int[] NO_STEPS = {};

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

  /** What the copies of the dispatch access, and do; it may open a block for each of them. */
  private final BitSet dispatchMemories = new BitSet();

  private final int[] dispatchSteps;
  private final Map<Integer, Part> methods = new HashMap<>();
  private final List<Part> parts = new ArrayList<>();
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
    this.dispatchSteps = findDispatchSteps();
    if (dispatch.exists()) {
      addMemories(dispatch.unit(), dispatchMemories);
    }
  }

  /** {@return the division of a body that is too big for one method, if it is an interpreter} */
  static Optional<Arms> ofInterpreter(Body body, ModulePlan plan, Consumer<BodyListener> walk) {
    boolean hasTable = false;
    for (int at = 0; at < body.count; at++) {
      hasTable |=
          body.opcodes[at] == Opcode.BR_TABLE && body.table(at).length >= DispatchLoop.FEWEST_ARMS;
    }
    if (!hasTable) {
      return Optional.empty();
    }
    int[] weights = CodeSize.weigh(body, plan);
    if (Arrays.stream(weights).asLongStream().sum() <= PartChooser.LIMIT) {
      return Optional.empty();
    }
    return of(body, plan, walk, MOST, true);
  }

  /**
   * {@return the division of any body into methods of the size that parts have}
   *
   * <p>For bodies that are hard to cut otherwise: control goes from piece to piece more slowly than
   * into a part and out of it.
   */
  static Optional<Arms> ofAny(Body body, ModulePlan plan, Consumer<BodyListener> walk) {
    return of(body, plan, walk, PartChooser.LIMIT / 2, false);
  }

  private static Optional<Arms> of(
      Body whole, ModulePlan plan, Consumer<BodyListener> walk, int most, boolean isInterpreter) {
    if (hasExceptionsOrTailCalls(whole)) {
      return Optional.empty();
    }
    OpenBlocks.Opened opened =
        OpenBlocks.open(
            whole, new OperandKinds(whole, plan, walk), weigh(whole, plan, isInterpreter), most);
    Body body = opened.body();
    int[] weights = weigh(body, plan, isInterpreter);
    var graph = new UnitGraph(body, weights, most);
    var tree = new DominatorTree(graph);
    DispatchLoop dispatch = DispatchLoop.find(body, graph, tree, weights, isInterpreter);
    if (dispatch.exists()) {
      // The branch is in the driver, and only its index in the pieces.
      weights[dispatch.branch()] = CodeSize.BRANCH;
    } else if (isInterpreter) {
      return Optional.empty();
    }
    int[] unitWeights = unitWeights(graph, weights);
    var pieces = new Pieces(graph, tree, dispatch, unitWeights, most);
    var locals = new PieceLocals(body, graph, pieces, Liveness.of(body));
    locals.follow(plan.shape(body.functionIndex).parameters().size());
    var arms = new Arms(body, graph, pieces, locals, dispatch);
    for (int unit : graph.ordered()) {
      if (unitWeights[unit] > PartChooser.LIMIT) {
        arms.parts.addAll(
            PartChooser.cutWithin(
                body,
                plan,
                arms.part(pieces.of(unit)),
                graph.start(unit),
                graph.end(unit),
                opened.operandKinds(),
                graph.count() + arms.parts.size()));
      }
    }
    return arms.lastCode < MOST_CODES ? Optional.of(arms) : Optional.empty();
  }

  private static int[] weigh(Body body, ModulePlan plan, boolean isInterpreter) {
    int[] weights = CodeSize.weigh(body, plan);
    for (int at = 0; isInterpreter && at < body.count; at++) {
      weights[at] = CodeSize.withoutPrejudice(body, at, weights[at]);
    }
    return weights;
  }

  private static boolean hasExceptionsOrTailCalls(Body body) {
    for (int at = 0; at < body.count; at++) {
      switch (body.opcodes[at]) {
        case TRY, TRY_TABLE, RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
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
    if (dispatch.exists()) {
      code(dispatch.unit());
    }
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
    return dispatch.exists() && body.opcodes[dispatch.branch() - 1] == Opcode.I32_LOAD8_U;
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

  /** {@return what of the body is in the method of a piece} */
  Part part(int piece) {
    return methods.computeIfAbsent(piece, number -> Part.piece(body, number));
  }

  /** {@return the parts that have been cut from units which were too big even so} */
  List<Part> parts() {
    return parts;
  }

  /** {@return the instructions of the dispatch before its branch, without the blocks it opens} */
  int[] dispatchSteps() {
    return dispatchSteps;
  }

  private int[] findDispatchSteps() {
    return dispatch.exists()
        ? IntStream.range(graph.start(dispatch.unit()), dispatch.branch())
            .filter(at -> body.opcodes[at] != Opcode.BLOCK && body.opcodes[at] != Opcode.LOOP)
            .toArray()
        : NO_STEPS;
  }

  // Ways from piece to piece

  /** {@return the blocks that the dispatch branches to, the default last} */
  int[] table() {
    return dispatch.exists() ? body.table(dispatch.branch()) : NO_TARGETS;
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
      memories.or(dispatchMemories);
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
