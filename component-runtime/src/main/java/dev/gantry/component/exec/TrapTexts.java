package dev.gantry.component.exec;

import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.Trap;
import dev.gantry.engine.TrapException;

/** Traps of the core engine, in the words of the reference runtime. */
final class TrapTexts {
  private static final String PREFIX = "wasm trap: ";

  private TrapTexts() {}

  static String text(TrapException trap) {
    String message = String.valueOf(trap.getMessage());
    String core = trap.trap().text();
    String detail = message.startsWith(core) ? message.substring(core.length()) : "";
    return PREFIX + reference(trap.trap()) + detail;
  }

  private static String reference(Trap trap) {
    return trap == Trap.UNREACHABLE ? "wasm `unreachable` instruction executed" : trap.text();
  }

  static String text(ExhaustedException exhausted) {
    String message = String.valueOf(exhausted.getMessage());
    return PREFIX
        + switch (message) {
          case "fuel exhausted" -> "all fuel consumed by WebAssembly";
          case "time exhausted" -> "interrupt";
          default -> message;
        };
  }
}
