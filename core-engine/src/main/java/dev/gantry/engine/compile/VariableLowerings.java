package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;

/** Locals and globals (core 4.4.4). */
final class VariableLowerings {
  private VariableLowerings() {}

  static void addTo(LoweringTable table) {
    table.put(Opcode.LOCAL_GET, VariableLowerings::localGet);
    table.put(
        Opcode.LOCAL_SET,
        method -> {
          method.pop();
          method.locals().store(method.index());
        });
    table.put(
        Opcode.LOCAL_TEE,
        method -> {
          int local = method.index();
          method.slots().duplicate(method.locals().kind(local));
          method.locals().store(local);
        });
    table.put(Opcode.GLOBAL_GET, method -> method.module().global(method.index()).load(method));
    table.put(Opcode.GLOBAL_SET, method -> method.module().global(method.index()).store(method));
  }

  private static void localGet(MethodEmitter method) {
    int local = method.index();
    if (increment(method, local)) {
      return;
    }
    Kind kind = method.locals().kind(local);
    method.slots().load(kind, method.locals().slot(local));
    method.push(kind);
  }

  /** Writes the addition of a small constant to a local as one instruction. */
  private static boolean increment(MethodEmitter method, int local) {
    Body body = method.body();
    int at = method.at();
    if (method.locals().kind(local) != Kind.INT
        || at + 3 >= method.part().to()
        || body.opcodes[at + 1] != Opcode.I32_CONST
        || body.opcodes[at + 2] != Opcode.I32_ADD
        || body.indices[at + 3] != local
        || (short) body.literals[at + 1] != body.literals[at + 1]
        || method.part().isCutBetween(at, at + 3)) {
      return false;
    }
    Opcode last = body.opcodes[at + 3];
    if (last != Opcode.LOCAL_SET && last != Opcode.LOCAL_TEE) {
      return false;
    }
    int slot = method.locals().slot(local);
    method.code().iinc(slot, (int) body.literals[at + 1]);
    if (last == Opcode.LOCAL_TEE) {
      method.code().iload(slot);
      method.push(Kind.INT);
    }
    method.skipTo(at + 3);
    return true;
  }
}
