package dev.gantry.engine.syntax;

import java.util.List;

/**
 * A function that the module defines (core 2.5.3).
 *
 * @param locals the declared locals after the parameters, as runs of one type
 * @param body the encoded instructions, with the final {@code end}
 */
public record Function(int typeIndex, List<LocalRun> locals, Bytes body) {
  public Function {
    locals = List.copyOf(locals);
  }

  /** Some locals of one type; {@code count} is an unsigned 32-bit number. */
  public record LocalRun(long count, ValueType type) {}
}
