package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Catch;
import dev.gantry.engine.syntax.Instruction;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.util.List;

/**
 * Exceptions (core 4.4.9), in the form of 3.0 and in the older one.
 *
 * <p>Only {@code GuestException} is ever caught: traps and what host functions throw pass through.
 */
final class ExceptionLowerings {
  private ExceptionLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.THROW, ExceptionLowerings::throwTag);
    table.put(
        Opcode.THROW_REF,
        method -> {
          method.pop();
          method
              .code()
              .invokestatic(Abi.EXCEPTIONS, "requireNonNull", Abi.EXCEPTION_TO_EXCEPTION)
              .athrow();
          method.die();
        });
    table.put(Opcode.TRY_TABLE, ExceptionLowerings::openTry);
    table.put(Opcode.TRY, ExceptionLowerings::openTry);
    table.put(Opcode.CATCH, ExceptionLowerings::catchClause);
    table.put(Opcode.CATCH_ALL, ExceptionLowerings::catchClause);
    table.put(Opcode.RETHROW, ExceptionLowerings::rethrow);
    table.put(Opcode.DELEGATE, ExceptionLowerings::delegate);
  }

  private static void throwTag(MethodEmitter method) {
    int tag = method.index();
    List<Kind> kinds = method.module().tagKinds(tag);
    CodeBuilder code = method.code();
    Boxes.popToArray(method, kinds);
    int values = method.slots().borrow(Kind.OBJECT);
    code.astore(values);
    code.new_(Abi.EXCEPTION).dup();
    method.module().loadTag(method, tag);
    code.aload(values).checkcast(Abi.OBJECTS);
    code.invokespecial(Abi.EXCEPTION, ConstantDescs.INIT_NAME, Abi.NEW_EXCEPTION).athrow();
    method.slots().release(Kind.OBJECT, values);
    method.die();
  }

  private static void openTry(MethodEmitter method) {
    Branches branches = method.branches();
    List<Kind> parameters = method.body().shape(method.at()).parameters();
    int height = method.operands().height() - parameters.size();
    Frame frame =
        branches.newFrame(
            Frame.Role.FORWARD, method.at(), Math.max(height, method.operands().spilled()));
    int[] carriers = branches.borrow(parameters);
    branches.store(parameters, carriers);
    branches.spill(height);
    frame.handler = new Handler(method.code());
    method.code().labelBinding(frame.handler.start);
    branches.load(parameters, carriers);
    branches.release(parameters, carriers);
    branches.open(frame);
  }

  /** Ends the guarded stretch and starts the handler, with the exception in a local. */
  private static int enterHandler(MethodEmitter method, Frame frame) {
    if (!method.isDead()) {
      frame.targeted = true;
      method.code().goto_(frame.label);
    }
    Handler handler = frame.handler();
    handler.guard(method.code());
    method.revive();
    ControlLowerings.restart(method, frame, List.of());
    int exception = method.slots().borrow(Kind.EXCEPTION);
    method.code().labelBinding(handler.entry).astore(exception);
    method.module().containment().atHandler(method);
    return exception;
  }

  /** Ends a {@code try_table}: writes its handlers, then the label. */
  static void endTryTable(MethodEmitter method, Frame frame) {
    var instruction = (Instruction.TryTable) method.body().record(frame.opener);
    if (instruction.catches().isEmpty()) {
      finish(method, frame, false);
      return;
    }
    int exception = enterHandler(method, frame);
    for (Catch clause : instruction.catches()) {
      if (!method.isDead()) {
        writeCatch(method, frame, clause, exception);
      }
    }
    if (!method.isDead()) {
      method.code().aload(exception).athrow();
      method.die();
    }
    method.slots().release(Kind.EXCEPTION, exception);
    finish(method, frame, false);
  }

  private static void writeCatch(MethodEmitter method, Frame frame, Catch clause, int exception) {
    CodeBuilder code = method.code();
    Label next = code.newLabel();
    switch (clause) {
      case Catch.Tagged tagged -> {
        openIfTagged(method, tagged.tagIndex(), exception, next);
        branchOut(method, frame, clause);
        code.labelBinding(next);
      }
      case Catch.TaggedReference tagged -> {
        openIfTagged(method, tagged.tagIndex(), exception, next);
        code.aload(exception);
        method.push(Kind.EXCEPTION);
        branchOut(method, frame, clause);
        code.labelBinding(next);
      }
      case Catch.All _ -> {
        branchOut(method, frame, clause);
        method.die();
      }
      case Catch.AllReference _ -> {
        code.aload(exception);
        method.push(Kind.EXCEPTION);
        branchOut(method, frame, clause);
        method.die();
      }
    }
    ControlLowerings.restart(method, frame, List.of());
  }

  /** Pushes the fields of the exception, or jumps if it is of another tag. */
  private static void openIfTagged(MethodEmitter method, int tag, int exception, Label otherwise) {
    CodeBuilder code = method.code();
    code.aload(exception).getfield(Abi.EXCEPTION, "tag", Abi.TAG);
    method.module().loadTag(method, tag);
    code.if_acmpne(otherwise);
    Boxes.pushFromArray(
        method,
        method.module().tagKinds(tag),
        () -> code.aload(exception).getfield(Abi.EXCEPTION, "values", Abi.OBJECTS));
  }

  private static void branchOut(MethodEmitter method, Frame frame, Catch clause) {
    int outside = method.body().enclosers[frame.opener];
    int target = method.body().outwards(outside, clause.labelIndex());
    method.branches().jumpFromHere(method.branches().frame(target));
  }

  /** Ends a block that kept the operands below it in locals. */
  private static void finish(MethodEmitter method, Frame frame, boolean entered) {
    ControlLowerings.bindLabel(method, frame, entered);
    method.branches().unspill(frame, !method.isDead());
  }

  // The older form

  private static void catchClause(MethodEmitter method) {
    method.flush();
    Frame frame = method.branches().innermost();
    Handler handler = frame.handler();
    CodeBuilder code = method.code();
    if (frame.divided) {
      if (!method.isDead()) {
        frame.targeted = true;
        code.goto_(frame.label);
      }
      code.labelBinding(handler.next);
      method.revive();
      ControlLowerings.restart(method, frame, List.of());
    } else {
      frame.divided = true;
      handler.exception = enterHandler(method, frame);
    }
    handler.next = code.newLabel();
    if (method.opcode() == Opcode.CATCH) {
      openIfTagged(method, method.index(), handler.exception, handler.next);
    } else {
      handler.catchesAll = true;
    }
  }

  /** Ends an older {@code try}, whose clauses stand in the body. */
  static void endTry(MethodEmitter method, Frame frame) {
    Handler handler = frame.handler();
    if (frame.divided) {
      if (!handler.catchesAll) {
        if (!method.isDead()) {
          frame.targeted = true;
          method.code().goto_(frame.label);
          method.die();
        }
        method.code().labelBinding(handler.next).aload(handler.exception).athrow();
      }
      method.slots().release(Kind.EXCEPTION, handler.exception);
    } else if (handler.targeted) {
      if (!method.isDead()) {
        frame.targeted = true;
        method.code().goto_(frame.label);
        method.die();
      }
      handler.isClosed = true;
      method.code().labelBinding(handler.entry);
      method.branches().passException(frame.opener);
    }
    finish(method, frame, false);
  }

  private static void rethrow(MethodEmitter method) {
    Frame frame = method.branches().frame(method.body().targets[method.at()]);
    method.code().aload(frame.handler().exception).athrow();
    method.die();
  }

  /** Ends an older {@code try} whose exceptions go to the handlers of a block further out. */
  private static void delegate(MethodEmitter method) {
    method.flush();
    Frame frame = method.branches().close();
    if (!method.isDead()) {
      frame.targeted = true;
      method.code().goto_(frame.label);
    }
    frame.handler().guard(method.code());
    method.code().labelBinding(frame.handler().entry);
    method.branches().passException(method.body().targets[method.at()]);
    method.die();
    finish(method, frame, false);
  }
}
