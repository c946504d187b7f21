package dev.gantry.engine.exec;

import java.util.List;

/**
 * A body, decoded for the interpreter.
 *
 * @param localCount locals after the parameters, hidden ones for caught exceptions included
 * @param maximumHeight the most operands that are ever on the stack
 * @param calls whether it calls anything
 * @param handlers innermost first
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by the translator.
record Code(
    int functionIndex,
    Step[] steps,
    int parameterCount,
    int localCount,
    int resultCount,
    int maximumHeight,
    boolean calls,
    List<Handler> handlers) {

  /** {@return the slots that an activation needs} */
  int slotCount() {
    return parameterCount + localCount + maximumHeight;
  }
}
