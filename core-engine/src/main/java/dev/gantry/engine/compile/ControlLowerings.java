package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Blocks, branches and the parametric instructions (core 4.4.1 and 4.4.8). */
final class ControlLowerings {
  private ControlLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(
        Opcode.UNREACHABLE,
        method -> {
          method.trap("unreachable");
          method.die();
        });
    table.put(Opcode.NOP, _ -> {});
    table.put(Opcode.DROP, method -> method.slots().drop(method.pop()));
    table.put(Opcode.SELECT, ControlLowerings::select);
    table.put(Opcode.SELECT_TYPED, ControlLowerings::select);
    table.put(Opcode.BLOCK, ControlLowerings::block);
    table.put(Opcode.LOOP, ControlLowerings::loop);
    table.put(Opcode.IF, ControlLowerings::ifElse);
    table.put(Opcode.ELSE, ControlLowerings::otherwise);
    table.put(Opcode.END, ControlLowerings::end);
    table.put(Opcode.BR, method -> method.branches().jump(method.branches().frame(target(method))));
    table.put(Opcode.BR_IF, ControlLowerings::branchIf);
    table.put(Opcode.BR_TABLE, ControlLowerings::branchTable);
    table.put(Opcode.RETURN, method -> method.branches().jump(method.branches().frame(Body.WHOLE)));
    ExceptionLowerings.addTo(table);
  }

  private static int target(MethodEmitter method) {
    return method.body().targets[method.at()];
  }

  private static void select(MethodEmitter method) {
    Slots slots = method.slots();
    boolean isLongs = method.operands().fromTop(1) == Kind.VECTOR && !slots.hasObjects();
    if (isLongs) {
      method.flush();
    }
    Condition condition = method.popCondition();
    Kind kind = method.pop();
    CodeBuilder code = method.code();
    Label first = code.newLabel();
    switch (kind) {
      case VECTOR -> {
        if (!isLongs) {
          condition.jump(code, first);
          code.swap().labelBinding(first).pop();
          break;
        }
        int test = slots.borrow(Kind.INT);
        code.istore(test);
        int second = slots.borrow(kind);
        slots.store(kind, second);
        code.iload(test);
        condition.jump(code, first);
        slots.drop(kind);
        slots.load(kind, second);
        code.labelBinding(first);
        slots.release(kind, second);
        slots.release(Kind.INT, test);
      }
      case LONG, DOUBLE -> {
        condition.jump(code, first);
        code.dup2_x2().pop2().labelBinding(first).pop2();
      }
      case INT, FLOAT, OBJECT, FUNCTION, EXCEPTION -> {
        condition.jump(code, first);
        code.swap().labelBinding(first).pop();
      }
    }
  }

  private static void block(MethodEmitter method) {
    method.branches().openForward(method.at());
  }

  private static void loop(MethodEmitter method) {
    if (RoomLoops.write(method)) {
      return;
    }
    Branches branches = method.branches();
    List<Kind> parameters = method.body().shape(method.at()).parameters();
    int height = method.operands().height() - parameters.size();
    Frame frame =
        branches.newFrame(
            Frame.Role.LOOP, method.at(), Math.max(height, method.operands().spilled()));
    frame.parameterSlots = branches.borrow(parameters);
    branches.store(parameters, frame.parameterSlots);
    branches.spill(height);
    if (height == 0 && parameters.isEmpty()) {
      branches.open(frame);
      frame.copies = DispatchCopies.write(method);
      branches.close();
    }
    method.code().labelBinding(frame.label);
    branches.load(parameters, frame.parameterSlots);
    method.module().containment().atLoop(method);
    branches.open(frame);
  }

  private static void ifElse(MethodEmitter method) {
    Condition condition = method.popCondition();
    Frame frame =
        method.branches().newFrame(Frame.Role.FORWARD, method.at(), method.operands().spilled());
    condition.negated().jump(method.code(), frame.otherwise);
    method.branches().open(frame);
  }

  private static void otherwise(MethodEmitter method) {
    Frame frame = method.branches().innermost();
    if (!method.isDead()) {
      method.flush();
      frame.targeted = true;
      method.code().goto_(frame.label);
    }
    frame.divided = true;
    method.code().labelBinding(frame.otherwise);
    method.revive();
    restart(method, frame, frame.shape.parameters());
  }

  /** Puts the operand stack where it is below a block, with some values on top. */
  static void restart(MethodEmitter method, Frame frame, List<Kind> values) {
    method.operands().truncate(frame.shape.height());
    method.operands().setSpilled(frame.spilled);
    method.push(values);
  }

  private static void end(MethodEmitter method) {
    method.flush();
    Frame frame = method.branches().close();
    Opcode opener = frame.opener == Body.WHOLE ? Opcode.BLOCK : method.body().opcodes[frame.opener];
    switch (opener) {
      case LOOP -> {
        method.branches().unspill(frame, !method.isDead());
        method.branches().release(frame.shape.parameters(), frame.parameterSlots);
        method.operands().truncate(frame.shape.height());
        method.push(frame.shape.results());
      }
      case TRY_TABLE -> ExceptionLowerings.endTryTable(method, frame);
      case TRY -> ExceptionLowerings.endTry(method, frame);
      default -> endForward(method, frame, opener == Opcode.IF && !frame.divided);
    }
  }

  private static void endForward(MethodEmitter method, Frame frame, boolean hasOpenElse) {
    if (frame.role == Frame.Role.BODY) {
      if (!method.isDead()) {
        Results.emitReturn(method);
        method.die();
      }
      return;
    }
    if (hasOpenElse) {
      method.code().labelBinding(frame.otherwise);
    }
    bindLabel(method, frame, hasOpenElse);
  }

  /** Ends a block whose results are where a branch to its label leaves them. */
  static void bindLabel(MethodEmitter method, Frame frame, boolean entered) {
    if (frame.targeted) {
      method.code().labelBinding(frame.label);
    }
    if (frame.targeted || entered) {
      method.revive();
    }
    restart(method, frame, frame.shape.results());
  }

  private static void branchIf(MethodEmitter method) {
    int instruction = method.at();
    Condition condition = method.popCondition();
    Frame frame = method.branches().frame(method.body().targets[instruction]);
    if (frame.role == Frame.Role.LOOP) {
      condition = CountedLoops.ordered(method, frame, condition);
    }
    method.branches().jumpIf(condition, frame);
  }

  private static void branchTable(MethodEmitter method) {
    method.pop();
    int[] targets = method.body().table(method.at());
    int[] distinct = LongTables.distinctTargets(targets);
    if (distinct.length > 0) {
      LongTables.translate(method, targets, distinct);
      targets = distinct;
    }
    CodeBuilder code = method.code();
    Map<Integer, Label> moving = new LinkedHashMap<>();
    List<SwitchCase> cases = new ArrayList<>(targets.length);
    for (int position = 0; position < targets.length - 1; position++) {
      cases.add(SwitchCase.of(position, caseLabel(method, moving, targets[position])));
    }
    Label otherwise = caseLabel(method, moving, targets[targets.length - 1]);
    if (cases.isEmpty()) {
      code.pop().goto_(otherwise);
    } else {
      JumpTable.write(code, cases, otherwise);
    }
    moving.forEach(
        (target, label) -> {
          code.labelBinding(label);
          method.branches().jumpFromHere(method.branches().frame(target));
        });
    method.die();
  }

  private static Label caseLabel(MethodEmitter method, Map<Integer, Label> moving, int target) {
    Frame frame = method.branches().frame(target);
    if (method.branches().isArranged(frame)) {
      frame.targeted = true;
      return frame.label;
    }
    return moving.computeIfAbsent(target, _ -> method.code().newLabel());
  }
}
