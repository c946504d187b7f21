package dev.gantry.engine.compile;

import dev.gantry.engine.syntax.Opcode;
import dev.gantry.engine.syntax.Signature;
import java.util.EnumSet;
import java.util.Set;

/**
 * Line numbers of generated methods: which instruction of the body they stand for.
 *
 * <p>Lines count the instructions of the method's part of the body from 1. A class file has room
 * for 16 bits, so in a longer part a line stands for several neighbours. No table is kept: whoever
 * has to explain a stack trace walks over the body again.
 */
final class Positions {
  private static final int MOST_LINES = 0xFFFF;

  /** Opcodes at which a trace can end: those that may trap, call, or be stopped. */
  private static final Set<Opcode> STOPS = stops();

  private Positions() {}

  private static Set<Opcode> stops() {
    var stops = EnumSet.noneOf(Opcode.class);
    for (Opcode opcode : Opcode.values()) {
      if (mayStop(opcode)) {
        stops.add(opcode);
      }
    }
    return stops;
  }

  private static boolean mayStop(Opcode opcode) {
    return switch (opcode) {
      case NOP,
          DROP,
          SELECT,
          SELECT_TYPED,
          BLOCK,
          IF,
          ELSE,
          END,
          BR,
          BR_IF,
          BR_TABLE,
          RETURN,
          LOCAL_GET,
          LOCAL_SET,
          LOCAL_TEE,
          GLOBAL_GET,
          GLOBAL_SET,
          REF_NULL,
          REF_IS_NULL ->
          false;
      default ->
          opcode.signature() == Signature.BY_RULE
              || opcode.immediates().accessByteLength() > 0
              || mayTrap(opcode.mnemonic());
    };
  }

  private static boolean mayTrap(String mnemonic) {
    return mnemonic.contains(".div_")
        || mnemonic.contains(".rem_")
        || mnemonic.contains(".trunc_f")
        || mnemonic.startsWith("memory.");
  }

  /** Gives the present instruction a line, if a trace can end there or if it is forced. */
  static void mark(MethodEmitter method, boolean forced) {
    if (forced || STOPS.contains(method.opcode())) {
      method.code().lineNumber(line(method.body(), method.part(), method.at()));
    }
  }

  private static int line(Body body, Part part, int at) {
    return (body.origin(at) - body.origin(part.from())) / scale(body.originCount()) + 1;
  }

  /** {@return how many instructions a line stands for} */
  private static int scale(int instructionCount) {
    return (instructionCount + MOST_LINES - 1) / MOST_LINES;
  }

  /** {@return the number of the instruction that a line stands for} */
  static int instruction(int from, int line, int instructionCount) {
    return from + (line - 1) * scale(instructionCount);
  }
}
