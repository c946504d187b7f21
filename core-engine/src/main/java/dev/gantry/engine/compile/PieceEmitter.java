package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_int;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the method of one piece of a body that has {@linkplain Arms arms}.
 *
 * <p>Piece 0 is the method of the function itself: it makes the activation, and where control
 * leaves it, it calls the driver.
 */
final class PieceEmitter {
  private static final BlockShape EMPTY = new BlockShape(List.of(), List.of(), 0);
  private static final MethodTypeDesc COMPARE = MethodTypeDesc.of(CD_int, CD_int, CD_int);

  private final Arms arms;
  private final ArmMethods names;
  private final int piece;
  private final CodeBuilder code;
  private final MethodEmitter method;
  private final UnitGraph graph;
  private final Body body;

  /** Where units of this piece start. */
  private final TreeMap<Integer, Label> inside = new TreeMap<>();

  /** Where control leaves for units of other pieces. */
  private final TreeMap<Integer, Label> exits = new TreeMap<>();

  private @Nullable Frame leaving;
  private int activation;

  PieceEmitter(CodeBuilder code, ModulePlan plan, Arms arms, ArmMethods names, int piece) {
    this.arms = arms;
    this.names = names;
    this.piece = piece;
    this.code = code;
    this.graph = arms.graph();
    this.body = arms.body();
    this.method = new MethodEmitter(code, plan, body, arms.part(piece), this::frameOutwards);
  }

  /** Writes the method. */
  void emit() {
    enter();
    int[] units = arms.pieces().units(piece);
    for (int unit : units) {
      inside.put(unit, code.newLabel());
    }
    int root = arms.pieces().root(piece);
    if (root != units[0]) {
      code.goto_(label(root));
    }
    for (int position = 0; position < units.length; position++) {
      int unit = units[position];
      code.labelBinding(label(unit));
      emitUnit(unit);
      boolean isNext = position + 1 < units.length && units[position + 1] == unit + 1;
      if (!method.isDead() && !isNext) {
        code.goto_(label(unit + 1));
      }
    }
    leave();
  }

  // The way in

  private void enter() {
    activation = 0;
    BitSet loaded = piece == 0 ? new BitSet() : arms.loaded(piece);
    method
        .locals()
        .emitPiece(
            arms.used(piece), arms.memories(piece), 1, (local, slot) -> load(local, slot, loaded));
    if (piece == 0) {
      activation = code.allocateLocal(TypeKind.REFERENCE);
      names.activation().create(code);
      code.astore(activation);
    }
  }

  private boolean load(int local, int slot, BitSet loaded) {
    if (loaded.get(local)) {
      names.activation().load(code, activation, local, slot);
    }
    return loaded.get(local);
  }

  // Units

  private void emitUnit(int unit) {
    if (graph.isAfterFirstLoop(unit) && isRepeated(unit)) {
      method.restart(0);
      method.module().containment().atLoop(method);
    }
    method.restart(graph.start(unit));
    while (method.at() < graph.end(unit) && !isOver()) {
      emitInstruction(unit);
    }
    method.flush();
  }

  /** {@return whether nothing that follows in the unit is executed} */
  private boolean isOver() {
    return method.isDead() && graph.isOpen(method.at());
  }

  private void emitInstruction(int unit) {
    int at = method.at();
    Part inner = arms.part(piece).innerAt(at);
    if (inner != null && method.branches().emitCall(inner)) {
      method.skipTo(inner.to());
      return;
    }
    if (at == body.count - 1) {
      method.flush();
      method.branches().jump(leaving());
      method.skipTo(at + 1);
      return;
    }
    if (!graph.isOpen(at)) {
      method.stepOn();
      return;
    }
    switch (body.opcodes[at]) {
      case BLOCK, END -> method.skipTo(at + 1);
      case LOOP -> {
        if (isRepeated(unit)) {
          method.module().containment().atLoop(method);
        }
        method.skipTo(at + 1);
      }
      case IF -> {
        method.beforeInstruction();
        Condition condition = method.popCondition();
        condition.negated().jump(code, label(graph.unitAt(graph.otherwise(at) + 1)));
        method.skipTo(at + 1);
      }
      case ELSE -> {
        code.goto_(label(graph.unitAt(body.matches[at] + 1)));
        method.die();
        method.skipTo(at + 1);
      }
      case BR_TABLE -> {
        if (at == arms.dispatch().branch()) {
          dispatch();
          method.skipTo(at + 1);
        } else {
          method.stepOn();
        }
      }
      default -> method.stepOn();
    }
  }

  /** {@return whether control comes back to the start of a loop inside the piece} */
  private boolean isRepeated(int unit) {
    for (int other : arms.pieces().units(piece)) {
      for (int successor : graph.successors(other)) {
        if (successor == unit && graph.place(other) >= graph.place(unit)) {
          return true;
        }
      }
    }
    return false;
  }

  private Label label(int unit) {
    Label own = inside.get(unit);
    return own != null ? own : exits.computeIfAbsent(unit, _ -> code.newLabel());
  }

  /** {@return the block that a branch names which was not opened in this method} */
  private Frame frameOutwards(int opener) {
    if (opener == Body.WHOLE) {
      return leaving();
    }
    int unit = graph.target(opener);
    Label label = label(unit);
    var frame = new Frame(Frame.Role.FORWARD, opener, EMPTY, label, label, 0, 0);
    method.branches().remember(frame);
    return frame;
  }

  private Frame leaving() {
    Frame frame = leaving;
    if (frame == null) {
      List<Kind> results = body.wholeShape.results();
      Frame.Role role = piece == 0 ? Frame.Role.BODY : Frame.Role.EXIT;
      Label label = code.newLabel();
      frame =
          new Frame(role, Body.WHOLE, new BlockShape(List.of(), results, 0), label, label, 0, 0);
      if (piece > 0) {
        frame.parameterSlots = method.branches().borrow(results);
      }
      method.branches().remember(frame);
      leaving = frame;
    }
    return frame;
  }

  // The ways out

  private void leave() {
    exits.forEach(
        (unit, label) -> {
          code.labelBinding(label);
          goOnTo(unit);
        });
    Frame frame = leaving;
    if (frame != null && frame.targeted && piece > 0) {
      code.labelBinding(frame.label);
      for (int position = 0; position < frame.parameterSlots.length; position++) {
        names.activation().storeResult(code, activation, position, frame.parameterSlots[position]);
      }
      code.loadConstant(arms.returnCode()).ireturn();
    }
  }

  private void goOnTo(int unit) {
    if (arms.isCopy(piece, unit)) {
      copyDispatch();
      return;
    }
    store(arms.stored(piece, unit));
    if (arms.isCall(piece, unit)) {
      code.aload(activation);
      method.loadInstance();
      names.call(code, arms.pieces().of(unit));
      code.ireturn();
    } else if (piece > 0) {
      code.loadConstant(arms.codeOf(unit)).ireturn();
    } else {
      code.loadConstant(arms.codeOf(unit)).aload(activation);
      method.loadInstance();
      names.callDriver(code);
      names.activation().pushResults(code, activation);
      Results.emitReturn(method);
    }
  }

  private void store(BitSet locals) {
    locals.stream()
        .forEach(
            local ->
                names.activation().store(code, activation, local, method.locals().slot(local)));
  }

  private void copyDispatch() {
    int unit = arms.dispatch().unit();
    method.restart(graph.start(unit));
    for (int step : arms.dispatchSteps()) {
      // Some are written together with the one before them.
      if (step >= method.at()) {
        method.skipTo(step);
        method.stepOn();
      }
    }
    method.skipTo(arms.dispatch().branch());
    dispatch();
  }

  /** Returns the index on the stack, which is the code of an arm. */
  private void dispatch() {
    method.flush();
    method.beforeInstruction();
    method.pop();
    if (arms.needsBound()) {
      int last = arms.table().length - 1;
      Label known = code.newLabel();
      code.dup().loadConstant(last).invokestatic(CD_Integer, "compareUnsigned", COMPARE);
      code.ifle(known).pop().loadConstant(last).labelBinding(known);
    }
    store(arms.storedAfterDispatch(piece));
    code.ireturn();
    method.die();
  }
}
