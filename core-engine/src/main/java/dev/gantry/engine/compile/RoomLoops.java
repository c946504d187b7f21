package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * Loops that stand twice in a method: for a memory whose array has room, and for one without.
 *
 * <p>A check in the middle of a loop, even one that HotSpot moves out of it, can keep it from
 * seeing that the loop is counted. So what cannot grow the memory, and is not long, is chosen
 * before it begins; without room an access needs no check but that of the array.
 */
final class RoomLoops {
  /** The most that loops of a method weigh which are written twice. */
  private static final int MOST_WEIGHT = 1500;

  private RoomLoops() {}

  /**
   * Writes the loop that the method stands at twice, if that is worth it.
   *
   * @return whether it did; the method stands at the end of the loop then
   */
  static boolean write(MethodEmitter method) {
    int loop = method.at();
    if (method.isRoomKnown() || method.operands().height() > 0 || method.part().isPiece()) {
      return false;
    }
    int memory = memory(method, loop);
    if (memory == Body.NONE) {
      return false;
    }
    int end = method.body().matches[loop];
    int weight = CodeSize.weigh(method.body(), method.module(), loop, end);
    if (!method.takeRoomWeight(weight, MOST_WEIGHT)) {
      return false;
    }
    CodeBuilder code = method.code();
    Label exact = code.newLabel();
    Label after = code.newLabel();
    code.iload(method.locals().sizeSlot(memory)).iflt(exact);
    write(method, loop, MemoryForm.ADAPTIVE);
    boolean falls = !method.isDead();
    if (falls) {
      code.goto_(after);
    }
    code.labelBinding(exact);
    method.restart(loop);
    write(method, loop, MemoryForm.EXACT);
    if (falls) {
      code.labelBinding(after);
    }
    method.skipTo(end);
    return true;
  }

  private static void write(MethodEmitter method, int loop, MemoryForm form) {
    method.knowRoom(form);
    while (method.at() <= method.body().matches[loop]) {
      method.stepOn();
    }
    method.forgetRoom();
  }

  /**
   * {@return the memory that a loop accesses, and no other, if it may get room and does not while
   * the loop is executed, else {@link Body#NONE}}
   */
  private static int memory(MethodEmitter method, int loop) {
    Body body = method.body();
    int end = body.matches[loop];
    if (end - loop > MOST_WEIGHT || end >= method.part().to() || !isPlain(body.shape(loop))) {
      return Body.NONE;
    }
    int memory = Body.NONE;
    for (int at = loop + 1; at < end; at++) {
      Opcode opcode = body.opcodes[at];
      if (method.part().innerAt(at) != null || leaves(opcode)) {
        return Body.NONE;
      }
      if (body.isLive(at) && opcode.immediates().accessByteLength() > 0) {
        if (memory != Body.NONE && memory != body.indices[at]) {
          return Body.NONE;
        }
        memory = body.indices[at];
      }
    }
    boolean mayGetRoom =
        memory != Body.NONE && method.module().memoryForm(memory) == MemoryForm.ADAPTIVE;
    return mayGetRoom ? memory : Body.NONE;
  }

  private static boolean isPlain(BlockShape shape) {
    return shape.parameters().isEmpty() && shape.results().isEmpty();
  }

  /** {@return whether an instruction may grow memories, or is not to be written twice} */
  private static boolean leaves(Opcode opcode) {
    return switch (opcode) {
      case MEMORY_GROW, BR_TABLE, TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE, THROW, THROW_REF ->
          true;
      default -> opcode.isCall();
    };
  }
}
