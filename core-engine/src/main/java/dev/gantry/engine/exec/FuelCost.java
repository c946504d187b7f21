package dev.gantry.engine.exec;

import dev.gantry.engine.syntax.Opcode;

/** What an instruction costs where guests need fuel; both executors charge the same. */
public final class FuelCost {
  private FuelCost() {}

  /** {@return 0 for what only gives structure, 1 for all others} */
  public static int of(Opcode opcode) {
    return switch (opcode) {
      case NOP,
          ATOMIC_FENCE,
          DROP,
          BLOCK,
          LOOP,
          TRY,
          TRY_TABLE,
          CATCH,
          CATCH_ALL,
          DELEGATE,
          ELSE,
          END ->
          0;
      default -> 1;
    };
  }
}
