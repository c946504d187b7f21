package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Writes one method: a whole function, or a part of one that is too big for a method.
 *
 * <p>Walks over the instructions once, in order, and asks {@link LoweringTable} how each is
 * written. A comparison is held back until the next instruction, because a branch can consume it
 * without making a number of it.
 */
final class MethodEmitter {
  private final CodeBuilder code;
  private final ModulePlan module;
  private final Body body;
  private final Part part;
  private final Slots slots;
  private final Operands operands = new Operands();
  private final Branches branches;
  private final Prologue locals;
  private int at;
  private boolean dead;
  private int deadDepth;
  private @Nullable Condition pending;
  private @Nullable MemoryForm roomForm;
  private int roomWeight;

  /** Writes a method that begins at the start of its part and goes through to the end. */
  MethodEmitter(CodeBuilder code, ModulePlan module, Body body, Part part) {
    this(code, module, body, part, null);
  }

  /**
   * Writes a method in the order that its maker wants.
   *
   * @param outwards finds the block that an instruction opens in another method
   */
  MethodEmitter(
      CodeBuilder code,
      ModulePlan module,
      Body body,
      Part part,
      @Nullable IntFunction<Frame> outwards) {
    this.code = code;
    this.module = module;
    this.body = body;
    this.part = part;
    this.slots = new Slots(code, body.carrier);
    this.branches = new Branches(this, outwards);
    this.locals = new Prologue(this);
  }

  /** Writes the method. */
  void emit() {
    at = part.from();
    locals.emit();
    branches.enter();
    for (at = part.from(); at < part.to(); ) {
      Part inner = part.innerAt(at);
      if (inner != null && branches.emitCall(inner)) {
        at = inner.to();
      } else {
        step();
        at++;
      }
    }
    branches.leave();
  }

  // In the order that the maker of the method wants

  /** Goes to an instruction before which the operand stack is empty. */
  void restart(int instruction) {
    at = instruction;
    dead = false;
    pending = null;
    operands.truncate(0);
    operands.setSpilled(0);
  }

  /** Writes the present instruction, and goes on to the next. */
  void stepOn() {
    step();
    at++;
  }

  /** Writes what comes before an instruction that the maker of the method writes itself. */
  void beforeInstruction() {
    Positions.mark(this, false);
    module.containment().beforeInstruction(this);
  }

  private void step() {
    Opcode opcode = body.opcodes[at];
    if (dead) {
      stepDead(opcode);
      return;
    }
    if (pending != null && !consumesCondition(opcode)) {
      if (opcode == Opcode.I32_EQZ) {
        pending = pending.negated();
        return;
      }
      flush();
    }
    assert operands.height() - part.heightDifference() == body.heights[at]
        : "%s %d: height %d, not %d".formatted(opcode, at, operands.height(), body.heights[at]);
    Positions.mark(this, false);
    module.containment().beforeInstruction(this);
    if (slots.hasObjects()) {
      SimdLowerings.emit(this);
    } else {
      LoweringTable.ALL.of(opcode).emit(this);
    }
  }

  private static boolean consumesCondition(Opcode opcode) {
    return switch (opcode) {
      case BR_IF, IF, SELECT, SELECT_TYPED -> true;
      default -> false;
    };
  }

  /** Where no execution gets, only the nesting of blocks matters. */
  private void stepDead(Opcode opcode) {
    switch (opcode) {
      case BLOCK, LOOP, IF, TRY_TABLE, TRY -> deadDepth++;
      case ELSE, CATCH, CATCH_ALL -> {
        if (deadDepth == 0) {
          LoweringTable.ALL.of(opcode).emit(this);
        }
      }
      case END, DELEGATE -> {
        if (deadDepth == 0) {
          LoweringTable.ALL.of(opcode).emit(this);
        } else {
          deadDepth--;
        }
      }
      default -> {}
    }
  }

  // The comparison that is held back

  /** Holds a comparison back, whose operands are on the stack. */
  void compare(Condition condition) {
    operands.pop(condition.operandCount());
    operands.push(Kind.INT);
    pending = condition;
  }

  /** Pops a condition: the comparison that is held back, or a test of the top of the stack. */
  Condition popCondition() {
    Condition condition = pending == null ? Condition.NOT_ZERO : pending;
    pending = null;
    operands.pop();
    return condition;
  }

  /** Makes a number of the comparison that is held back. */
  void flush() {
    if (pending != null) {
      Condition condition = pending;
      pending = null;
      condition.materialize(code);
    }
  }

  // The instruction at which the emitter stands

  int at() {
    return at;
  }

  /** Goes on after an instruction that has been written together with this one. */
  void skipTo(int instruction) {
    at = instruction;
  }

  Opcode opcode() {
    return body.opcodes[at];
  }

  int index() {
    return body.indices[at];
  }

  int secondIndex() {
    return body.secondIndices[at];
  }

  long literal() {
    return body.literals[at];
  }

  // Memories

  /** {@return the form of a memory as the present instruction sees it} */
  MemoryForm memoryForm(int memory) {
    return roomForm == null ? module.memoryForm(memory) : roomForm;
  }

  /** Says in which form the memory is accessed from now on. */
  void knowRoom(MemoryForm form) {
    roomForm = form;
  }

  void forgetRoom() {
    roomForm = null;
  }

  /** {@return whether it has been found out already if the memory has room} */
  boolean isRoomKnown() {
    return roomForm != null;
  }

  /** {@return whether this weight and what has been taken before are within the most} */
  boolean takeRoomWeight(int weight, int most) {
    if (roomWeight + weight > most) {
      return false;
    }
    roomWeight += weight;
    return true;
  }

  // The operand stack

  void push(Kind kind) {
    operands.push(kind);
  }

  void push(List<Kind> kinds) {
    for (Kind kind : kinds) {
      operands.push(kind);
    }
  }

  Kind pop() {
    return operands.pop();
  }

  void pop(int count) {
    operands.pop(count);
  }

  /** Pops operands into locals, which the caller must release; the last one is the top. */
  int[] popToSlots(Kind... kinds) {
    int[] borrowed = new int[kinds.length];
    for (int position = kinds.length - 1; position >= 0; position--) {
      operands.pop();
      borrowed[position] = slots.borrow(kinds[position]);
      slots.store(kinds[position], borrowed[position]);
    }
    return borrowed;
  }

  void release(int[] borrowed, Kind... kinds) {
    for (int position = 0; position < kinds.length; position++) {
      slots.release(kinds[position], borrowed[position]);
    }
  }

  /** Says that nothing that follows is executed, until a label says otherwise. */
  void die() {
    dead = true;
    deadDepth = 0;
  }

  /** {@return whether the emitter is in a block that no execution enters} */
  boolean isNestedInDead() {
    return dead && deadDepth > 0;
  }

  boolean isDead() {
    return dead;
  }

  void revive() {
    dead = false;
  }

  // Parts

  CodeBuilder code() {
    return code;
  }

  ModulePlan module() {
    return module;
  }

  Body body() {
    return body;
  }

  Part part() {
    return part;
  }

  Slots slots() {
    return slots;
  }

  Operands operands() {
    return operands;
  }

  Branches branches() {
    return branches;
  }

  Prologue locals() {
    return locals;
  }

  void loadInstance() {
    code.aload(locals.instanceSlot());
  }

  /** Ends the method here with a trap that a static method makes. */
  void trap(String name) {
    code.invokestatic(Abi.TRAPS, name, Abi.TO_TRAP).athrow();
  }
}
