package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The blocks around the instruction that is being written, and the jumps to them.
 *
 * <p>Where a branch arrives, the stack of the virtual machine holds what stands below the block and
 * the values of the label; at the start of a loop it holds nothing, because the virtual machine
 * goes over to compiled code in the middle of a loop only if its stack is empty.
 */
final class Branches {
  private final MethodEmitter method;
  private final List<Frame> frames = new ArrayList<>();
  private final Map<Integer, Frame> byOpener = new HashMap<>();
  private final Set<Integer> reserved = new HashSet<>();
  private final PartCalls parts;
  private final @Nullable IntFunction<Frame> outwards;

  /** Where an exception leaves the method, outside of everything that is guarded. */
  private @Nullable Label uncaught;

  /**
   * The blocks of a method.
   *
   * @param outwards finds the block that an instruction opens in another method, if not as a way
   *     out of a part
   */
  Branches(MethodEmitter method, @Nullable IntFunction<Frame> outwards) {
    this.method = method;
    this.outwards = outwards;
    this.parts = new PartCalls(method, this);
  }

  /** Opens the outermost block of the method. */
  void enter() {
    if (method.part().isWhole()) {
      open(
          new Frame(
              Frame.Role.BODY,
              Body.WHOLE,
              method.body().wholeShape,
              code().newLabel(),
              code().newLabel(),
              0,
              0));
    } else {
      parts.enter();
    }
  }

  /** Closes the method. */
  void leave() {
    if (!method.part().isWhole()) {
      parts.leave();
    }
    if (uncaught != null) {
      code().labelBinding(uncaught).athrow();
    }
  }

  /**
   * Calls a part of the body that stands in a method of its own, unless no execution gets there.
   */
  boolean emitCall(Part inner) {
    return parts.emitCall(inner);
  }

  void open(Frame frame) {
    frames.add(frame);
    byOpener.put(frame.opener, frame);
  }

  Frame innermost() {
    return frames.getLast();
  }

  Frame close() {
    return frames.removeLast();
  }

  /** {@return the block that an instruction opened, or the way out of the method to it} */
  Frame frame(int opener) {
    Frame frame = byOpener.get(opener);
    if (frame != null) {
      return frame;
    }
    return outwards == null ? parts.exit(opener) : outwards.apply(opener);
  }

  /** Remembers a block that is not opened in the method. */
  void remember(Frame frame) {
    byOpener.put(frame.opener, frame);
  }

  /** Returns from the function with results that nobody looks at. */
  void leaveFunction() {
    Results.returnNothing(method);
  }

  /** Makes a block of the shape that the body has there, standing on the present stack. */
  Frame newFrame(Frame.Role role, int opener, int spilled) {
    BlockShape shape = method.body().shape(opener);
    int height = method.operands().height() - shape.parameters().size();
    return new Frame(
        role,
        opener,
        new BlockShape(shape.parameters(), shape.results(), height),
        code().newLabel(),
        code().newLabel(),
        method.operands().spilled(),
        spilled);
  }

  /** Makes a plain block before the emitter comes to its start. */
  void reserve(int opener) {
    Frame frame = newFrame(Frame.Role.FORWARD, opener, method.operands().spilled());
    byOpener.put(opener, frame);
    reserved.add(opener);
  }

  /** Opens a block, which may have been made before. */
  void openForward(int opener) {
    open(
        reserved.remove(opener)
            ? frame(opener)
            : newFrame(Frame.Role.FORWARD, opener, method.operands().spilled()));
  }

  /** Writes an unconditional branch. What follows is dead. */
  void jump(Frame frame) {
    jumpFromHere(frame);
    method.die();
  }

  /** Writes a branch, and leaves what is known of the stack as it was. */
  void jumpFromHere(Frame frame) {
    if (frame.role == Frame.Role.BODY) {
      Results.emitReturn(method);
      return;
    }
    arrange(frame);
    frame.targeted = true;
    code().goto_(frame.nextLabel());
  }

  /** Writes a branch that is taken when a condition holds, whose operands have been popped. */
  void jumpIf(Condition condition, Frame frame) {
    if (isArranged(frame)) {
      frame.targeted = true;
      condition.jump(code(), frame.nextLabel());
      return;
    }
    Label otherwise = code().newLabel();
    condition.negated().jump(code(), otherwise);
    jumpFromHere(frame);
    code().labelBinding(otherwise);
  }

  /** {@return where a case of a switch can go, and null if something has to be moved first} */
  boolean isArranged(Frame frame) {
    if (frame.role == Frame.Role.BODY) {
      return false;
    }
    Operands operands = method.operands();
    int valueCount = frame.labelKinds().size();
    return (frame.role == Frame.Role.FORWARD || valueCount == 0)
        && Math.min(frame.shape.height(), operands.spilled()) <= frame.spilled
        && Math.max(frame.shape.height(), operands.spilled()) + valueCount == operands.height();
  }

  /** Moves values to where the block wants them and takes away what it does not want. */
  private void arrange(Frame frame) {
    if (isArranged(frame)) {
      return;
    }
    Operands operands = method.operands();
    List<Kind> kinds = frame.labelKinds();
    boolean inSlots = frame.role != Frame.Role.FORWARD;
    int[] carriers = inSlots ? frame.parameterSlots : borrow(kinds);
    for (int position = kinds.size() - 1; position >= 0; position--) {
      method.slots().store(kinds.get(position), carriers[position]);
    }
    int lowest = Math.max(frame.shape.height(), operands.spilled());
    for (int position = operands.height() - kinds.size() - 1; position >= lowest; position--) {
      method.slots().drop(operands.at(position));
    }
    for (int position = frame.spilled;
        position < Math.min(frame.shape.height(), operands.spilled());
        position++) {
      method.slots().load(operands.at(position), operands.slot(position));
    }
    if (!inSlots) {
      load(kinds, carriers);
      release(kinds, carriers);
    }
  }

  /**
   * Hands the exception that is alone on the stack to the handlers of a block, or of the nearest
   * one around it that has any.
   */
  void passException(int target) {
    for (int opener = target; opener != Body.WHOLE; opener = method.body().enclosers[opener]) {
      Handler handler = frame(opener).handler;
      if (handler != null && !handler.isClosed) {
        handler.targeted = true;
        code().goto_(handler.entry);
        return;
      }
    }
    if (uncaught == null) {
      uncaught = code().newLabel();
    }
    code().goto_(uncaught);
  }

  // Values in locals

  int[] borrow(List<Kind> kinds) {
    int[] borrowed = new int[kinds.size()];
    for (int position = 0; position < borrowed.length; position++) {
      borrowed[position] = method.slots().borrow(kinds.get(position));
    }
    return borrowed;
  }

  void release(List<Kind> kinds, int[] borrowed) {
    for (int position = 0; position < borrowed.length; position++) {
      method.slots().release(kinds.get(position), borrowed[position]);
    }
  }

  /** Stores values from the stack, the last one first. */
  void store(List<Kind> kinds, int[] into) {
    for (int position = into.length - 1; position >= 0; position--) {
      method.slots().store(kinds.get(position), into[position]);
    }
  }

  void load(List<Kind> kinds, int[] from) {
    for (int position = 0; position < from.length; position++) {
      method.slots().load(kinds.get(position), from[position]);
    }
  }

  // Operands below a loop or a handler

  /** Moves what stands below a height into locals, where it stays until the block ends. */
  void spill(int height) {
    Operands operands = method.operands();
    for (int position = height - 1; position >= operands.spilled(); position--) {
      Kind kind = operands.at(position);
      int slot = method.slots().borrow(kind);
      method.slots().store(kind, slot);
      operands.setSlot(position, slot);
    }
    operands.setSpilled(Math.max(height, operands.spilled()));
  }

  /** Moves back what {@link #spill} took away, under the results of the block if there are any. */
  void unspill(Frame frame, boolean resultsOnStack) {
    Operands operands = method.operands();
    int height = frame.shape.height();
    int from = frame.spilledOutside;
    if (height > from) {
      List<Kind> results = frame.shape.results();
      int[] carriers = {};
      if (resultsOnStack && !results.isEmpty()) {
        carriers = borrow(results);
        store(results, carriers);
      }
      for (int position = from; position < height; position++) {
        if (resultsOnStack) {
          method.slots().load(operands.at(position), operands.slot(position));
        }
        method.slots().release(operands.at(position), operands.slot(position));
      }
      if (carriers.length > 0) {
        load(results, carriers);
        release(results, carriers);
      }
    }
    operands.setSpilled(from);
  }

  private CodeBuilder code() {
    return method.code();
  }
}
