package dev.gantry.engine.compile;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.gantry.engine.exec.FuelCost;
import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * What generated code does so that its store can hold it in.
 *
 * <p>Each form is a set of classes of its own, so that code pays for what its store asks and for
 * nothing else.
 *
 * @param form some of the bits of {@code generated.Containment}
 */
record Containment(int form) {
  private static final ClassDesc HELPER = Abi.of("Containment");
  private static final ClassDesc CD_RUNTIME_EXCEPTION = ClassDesc.of("java.lang.RuntimeException");
  private static final long LONGEST_UNPOLLED = 1L << 20;

  private boolean has(int bit) {
    return (form & bit) != 0;
  }

  private boolean isMetered() {
    return has(dev.gantry.engine.generated.Containment.METERED);
  }

  private boolean isCounted() {
    return has(dev.gantry.engine.generated.Containment.COUNTED);
  }

  /** {@return whether a function counts; one that calls nothing makes no stack any deeper} */
  private boolean isCounted(MethodEmitter method) {
    return isCounted() && method.body().calls();
  }

  private boolean isPolled() {
    return has(dev.gantry.engine.generated.Containment.POLLED);
  }

  /**
   * Writes what happens before the first instruction of a function, or of a part of one.
   *
   * <p>The control, and what is left of the fuel, are held in locals from here on. A piece of a
   * body with arms is too small for that to pay, unless it is the function's own method.
   */
  void atEntry(MethodEmitter method) {
    if (form == 0) {
      return;
    }
    loadControl(method);
    method.code().astore(method.locals().allocateControl());
    boolean isWhole = method.part().isWhole();
    if (isCounted(method) && isWhole) {
      int depth = method.locals().depthSlot();
      loadControl(method);
      method
          .code()
          .invokestatic(HELPER, "enter", MethodTypeDesc.of(CD_int, Abi.CONTROL))
          .istore(depth);
    } else if (isCounted(method)) {
      loadControl(method);
      method.code().getfield(Abi.CONTROL, "depth", CD_int).istore(method.locals().depthSlot());
    }
    if (isMetered()) {
      loadFuel(method, method.locals().allocateFuel());
    }
    if (isPolled() && isWhole && method.body().calls()) {
      poll(method);
    }
  }

  /** Writes what happens when a call has returned, which used fuel of its own. */
  void afterCall(MethodEmitter method) {
    if (isMetered() && method.locals().hasFuel()) {
      loadFuel(method, method.locals().allocateFuel());
    }
  }

  private static void loadFuel(MethodEmitter method, int slot) {
    loadControl(method);
    method.code().getfield(Abi.CONTROL, "fuel", CD_long).lstore(slot);
  }

  /** Writes what happens at the start of each round of a loop. */
  void atLoop(MethodEmitter method) {
    if (isPolled() && !CountedLoops.isShort(method.body(), method.at(), LONGEST_UNPOLLED)) {
      poll(method);
    }
  }

  /** Writes what happens each time that a driver goes on to an arm. */
  void atRound(CodeBuilder code, int instanceSlot) {
    if (isPolled()) {
      code.aload(instanceSlot)
          .getfield(Abi.GUEST_INSTANCE, "control", Abi.CONTROL)
          .invokestatic(HELPER, "poll", MethodTypeDesc.of(CD_void, Abi.CONTROL));
    }
  }

  /** Writes what happens when an exception has been caught. */
  void atHandler(MethodEmitter method) {
    if (isCounted(method)) {
      setDepth(method, 0);
    }
    afterCall(method);
  }

  void beforeReturn(MethodEmitter method) {
    if (isCounted(method)) {
      setDepth(method, 1);
    }
  }

  private void setDepth(MethodEmitter method, int less) {
    CodeBuilder code = method.code();
    loadControl(method);
    code.iload(method.locals().depthSlot());
    if (less != 0) {
      code.loadConstant(less).isub();
    }
    code.putfield(Abi.CONTROL, "depth", CD_int);
  }

  /** Writes the payment for the instructions from one on to the next that is a way in or out. */
  void beforeInstruction(MethodEmitter method) {
    if (!isMetered()) {
      return;
    }
    int cost = method.body().fuelCosts()[method.at()];
    if (cost > 0) {
      Positions.mark(method, true);
      charge(method, cost);
    }
  }

  /**
   * Takes fuel. What is left is stored each time, so that it is known wherever the guest traps, but
   * read only where someone else may have changed it: a loop that reads what it has just stored
   * waits for that in every round.
   */
  private static void charge(MethodEmitter method, int cost) {
    CodeBuilder code = method.code();
    Label paid = code.newLabel();
    loadControl(method);
    if (method.locals().hasFuel()) {
      int slot = method.locals().allocateFuel();
      code.lload(slot).loadConstant((long) cost).lsub().dup2().lstore(slot);
    } else {
      code.dup().getfield(Abi.CONTROL, "fuel", CD_long).loadConstant((long) cost).lsub();
    }
    code.dup2_x1().putfield(Abi.CONTROL, "fuel", CD_long).lconst_0().lcmp().ifge(paid);
    loadControl(method);
    code.invokestatic(HELPER, "outOfFuel", MethodTypeDesc.of(CD_RUNTIME_EXCEPTION, Abi.CONTROL))
        .athrow()
        .labelBinding(paid);
  }

  private static void poll(MethodEmitter method) {
    loadControl(method);
    method.code().invokestatic(HELPER, "poll", MethodTypeDesc.of(CD_void, Abi.CONTROL));
  }

  private static void loadControl(MethodEmitter method) {
    if (method.locals().hasControl()) {
      method.code().aload(method.locals().allocateControl());
    } else {
      method.loadInstance();
      method.code().getfield(Abi.GUEST_INSTANCE, "control", Abi.CONTROL);
    }
  }

  /** {@return for each instruction what is to be paid before it} */
  static int[] fuelCosts(Body body) {
    var costs = new int[body.count];
    int first = Body.NONE;
    for (int at = 0; at < body.count; at++) {
      Opcode opcode = body.opcodes[at];
      boolean emits = body.isLive(at) && !isStructure(opcode);
      if (emits) {
        first = first == Body.NONE ? at : first;
        costs[first] += FuelCost.of(opcode);
      }
      if (endsRun(opcode)) {
        first = Body.NONE;
      }
    }
    return costs;
  }

  private static boolean isStructure(Opcode opcode) {
    return switch (opcode) {
      case NOP, BLOCK, LOOP, ELSE, END, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE -> true;
      default -> false;
    };
  }

  private static boolean endsRun(Opcode opcode) {
    return switch (opcode) {
      case LOOP,
          IF,
          ELSE,
          END,
          CATCH,
          CATCH_ALL,
          DELEGATE,
          BR,
          BR_IF,
          BR_ON_NULL,
          BR_ON_NON_NULL,
          BR_ON_CAST,
          BR_ON_CAST_FAIL,
          BR_TABLE,
          RETURN ->
          true;
      default -> opcode.isCall();
    };
  }
}
