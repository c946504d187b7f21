package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Calls of parts of a body, and the ways into and out of them. */
final class PartCalls {
  private static final long LOW_32 = 0xFFFF_FFFFL;

  private final MethodEmitter method;
  private final Branches branches;
  private final List<Frame> exits = new ArrayList<>();

  PartCalls(MethodEmitter method, Branches branches) {
    this.method = method;
    this.branches = branches;
  }

  private CodeBuilder code() {
    return method.code();
  }

  // Within the part

  /** Starts the method of a part: pushes its operands, and goes to where it is entered. */
  void enter() {
    Part part = method.part();
    int slot = 0;
    for (int position = 0; position < part.operandInputs.size(); position++) {
      Kind kind = part.operandInputs.get(position);
      if (part.isPassed(kind)) {
        method.slots().load(kind, slot);
        slot += kind.slotCount();
      } else {
        Objects.requireNonNull(part.homes).pushOperand(method, position);
      }
      method.push(kind);
    }
    if (part.entries.length == 0) {
      return;
    }
    List<SwitchCase> cases = new ArrayList<>();
    for (int entry = 0; entry < part.entries.length; entry++) {
      Frame frame =
          new Frame(
              Frame.Role.FORWARD,
              part.entries[entry],
              new BlockShape(List.of(), List.of(), 0),
              code().newLabel(),
              code().newLabel(),
              0,
              0);
      frame.targeted = true;
      branches.open(frame);
      cases.add(SwitchCase.of(entry + 1, frame.label));
    }
    boolean fallsIn = method.body().isLive(part.from());
    Label start = fallsIn ? code().newLabel() : cases.getFirst().target();
    code().iload(part.entrySlot(method.locals()));
    JumpTable.write(code(), cases, start);
    if (fallsIn) {
      code().labelBinding(start);
    } else {
      method.die();
    }
  }

  /** {@return the way out to a block that stands around the part} */
  Frame exit(int opener) {
    Part part = method.part();
    List<Kind> kinds = method.body().labelKinds(opener);
    Frame frame =
        new Frame(
            Frame.Role.EXIT,
            opener,
            new BlockShape(List.of(), kinds, 0),
            code().newLabel(),
            code().newLabel(),
            0,
            0);
    frame.parameterSlots = branches.borrow(kinds);
    frame.exitCode = wayTo(part, opener);
    branches.remember(frame);
    exits.add(frame);
    return frame;
  }

  private static int wayTo(Part part, int opener) {
    for (int exit = 0; exit < part.exits.length; exit++) {
      if (part.exits[exit] == opener) {
        return exit + 1;
      }
    }
    throw new AssertionError("no way out to the block at instruction " + opener);
  }

  /** Ends the method of a part. */
  void leave() {
    method.flush();
    Part part = method.part();
    boolean returnsWay = part.wayCount() > 1;
    int way = returnsWay ? method.slots().borrow(Kind.INT) : 0;
    Label end = code().newLabel();
    if (!method.isDead()) {
      if (part.homes != null) {
        part.homes.popOperands(method, part.operandOutputs);
      }
      int cell = cellBase() + part.outputs.length;
      for (int position = part.operandOutputs.size() - 1; position >= 0; position--) {
        if (part.isPassed(part.operandOutputs.get(position))) {
          Results.put(method, part.operandOutputs.get(position), cell + position);
        }
      }
      if (returnsWay) {
        code().iconst_0().istore(way);
      }
      code().goto_(end);
    }
    for (Frame exit : exits) {
      code().labelBinding(exit.label);
      List<Kind> kinds = exit.shape.results();
      for (int position = 0; position < kinds.size(); position++) {
        method.slots().load(kinds.get(position), exit.parameterSlots[position]);
        Results.put(method, kinds.get(position), exitCell(part) + position);
      }
      if (returnsWay) {
        code().loadConstant(exit.exitCode).istore(way);
      }
      code().goto_(end);
    }
    if (method.isDead() && exits.isEmpty()) {
      return;
    }
    code().labelBinding(end);
    returnOutputs(part, way);
  }

  private int cellBase() {
    return method.module().partCellBase();
  }

  private int exitCell(Part part) {
    return cellBase() + part.outputs.length + part.operandOutputs.size();
  }

  private void returnOutputs(Part part, int way) {
    method.locals().leaveVectors();
    for (int output = part.returnedOutputs(); output < part.outputs.length; output++) {
      putLocal(part.outputs[output], cellBase() + output);
    }
    switch (part.returned()) {
      case NOTHING -> code().return_();
      case OUTPUT -> {
        loadLocal(part.outputs[0]);
        code().return_(part.kind(part.outputs[0]).jvm());
      }
      case WAY -> code().iload(way).ireturn();
      case WAY_AND_OUTPUT -> {
        code().iload(way).i2l().loadConstant(Integer.SIZE).lshl();
        loadLocal(part.outputs[0]);
        code().i2l().loadConstant(LOW_32).land().lor().lreturn();
      }
    }
  }

  private void putLocal(int local, int cell) {
    Results.putLocal(method, method.locals().kind(local), method.locals().slot(local), cell);
  }

  private void loadLocal(int local) {
    method.slots().load(method.locals().kind(local), method.locals().slot(local));
  }

  private void storeLocal(int local) {
    method.slots().store(method.locals().kind(local), method.locals().slot(local));
  }

  // Around the part

  /** Calls a part, unless no execution gets there. */
  boolean emitCall(Part inner) {
    if (inner.entries.length > 0) {
      if (method.isNestedInDead()) {
        return false;
      }
      method.flush();
      enterFromBlocks(inner);
      return true;
    }
    if (method.isDead()) {
      return false;
    }
    method.flush();
    call(inner, 0);
    return true;
  }

  /** Calls a part that begins at the ends of blocks, with the number of the one that ended. */
  private void enterFromBlocks(Part inner) {
    boolean entered = !method.isDead();
    Frame outermost = branches.frame(inner.entries[0]);
    for (int entry : inner.entries) {
      entered |= branches.frame(entry).targeted;
      branches.close();
    }
    if (!entered) {
      method.operands().truncate(outermost.shape.height());
      return;
    }
    int number = method.slots().borrow(Kind.INT);
    Label call = code().newLabel();
    if (!method.isDead()) {
      code().iconst_0().istore(number).goto_(call);
    }
    for (int entry = 0; entry < inner.entries.length; entry++) {
      Frame frame = branches.frame(inner.entries[entry]);
      if (frame.targeted) {
        code().labelBinding(frame.label).loadConstant(entry + 1).istore(number).goto_(call);
      }
    }
    code().labelBinding(call);
    method.revive();
    method.operands().truncate(outermost.shape.height());
    method.operands().setSpilled(outermost.spilled);
    call(inner, number);
    method.slots().release(Kind.INT, number);
  }

  private void call(Part inner, int entryNumber) {
    if (inner.homes != null) {
      inner.homes.popOperands(method, inner.operandInputs);
    }
    int passed = inner.passedInputs();
    for (int input = passed; input < inner.inputs.length; input++) {
      putLocal(inner.inputs[input], cellBase() + input - passed);
    }
    for (int input = 0; input < passed; input++) {
      loadLocal(inner.inputs[input]);
    }
    if (inner.homes != null) {
      code().aload(method.locals().homesSlot());
    }
    if (inner.entries.length > 0) {
      code().iload(entryNumber);
    }
    method.loadInstance();
    code()
        .invokestatic(
            method.module().naming().owner(method.body().functionIndex),
            method.module().naming().part(method.body(), inner),
            inner.descriptor(method.module().instance()));
    int way = takeReturned(inner);
    for (int output = inner.returnedOutputs(); output < inner.outputs.length; output++) {
      Results.get(method, inner.kind(inner.outputs[output]), cellBase() + output);
      storeLocal(inner.outputs[output]);
    }
    method.locals().reloadVectors(inner);
    method.pop(inner.operandInputs.size());
    for (int position = 0; position < inner.operandOutputs.size(); position++) {
      Kind kind = inner.operandOutputs.get(position);
      if (inner.isPassed(kind)) {
        Results.get(method, kind, cellBase() + inner.outputs.length + position);
      } else {
        Objects.requireNonNull(inner.homes).pushOperand(method, position);
      }
      method.push(kind);
    }
    method.locals().afterCall();
    goOn(inner, way);
    if (inner.wayCount() > 1) {
      method.slots().release(Kind.INT, way);
    }
  }

  /**
   * Takes what was returned off the stack; returns the local with the way, if there are several.
   */
  private int takeReturned(Part inner) {
    return switch (inner.returned()) {
      case NOTHING -> 0;
      case OUTPUT -> {
        storeLocal(inner.outputs[0]);
        yield 0;
      }
      case WAY -> {
        int way = method.slots().borrow(Kind.INT);
        code().istore(way);
        yield way;
      }
      case WAY_AND_OUTPUT -> {
        int way = method.slots().borrow(Kind.INT);
        code().dup2().l2i();
        storeLocal(inner.outputs[0]);
        code().loadConstant(Integer.SIZE).lushr().l2i().istore(way);
        yield way;
      }
    };
  }

  private void goOn(Part inner, int way) {
    switch (inner.wayCount()) {
      case 0 -> {
        method.trap("unreachable");
        method.die();
      }
      case 1 -> {
        if (!inner.falls) {
          leaveTo(inner, 0);
          method.die();
        }
      }
      default -> choose(inner, way);
    }
  }

  private void choose(Part inner, int way) {
    if (inner.falls && inner.exits.length == 1) {
      Label next = code().newLabel();
      code().iload(way).ifeq(next);
      leaveTo(inner, 0);
      code().labelBinding(next);
      return;
    }
    List<SwitchCase> cases = new ArrayList<>();
    for (int exit = 0; exit < inner.exits.length; exit++) {
      cases.add(SwitchCase.of(exit + 1, code().newLabel()));
    }
    Label next = inner.falls ? code().newLabel() : cases.getFirst().target();
    code().iload(way);
    JumpTable.write(code(), cases, next);
    for (int exit = 0; exit < inner.exits.length; exit++) {
      code().labelBinding(cases.get(exit).target());
      leaveTo(inner, exit);
    }
    if (inner.falls) {
      code().labelBinding(next);
    } else {
      method.die();
    }
  }

  /** Branches to a block that a part was left for, with what it left for that. */
  private void leaveTo(Part inner, int exit) {
    int opener = inner.exits[exit];
    int height = method.operands().height();
    List<Kind> kinds = method.body().labelKinds(opener);
    for (int position = 0; position < kinds.size(); position++) {
      Results.get(method, kinds.get(position), exitCell(inner) + position);
      method.push(kinds.get(position));
    }
    branches.jumpFromHere(branches.frame(opener));
    method.operands().truncate(height);
  }
}
