package dev.gantry.engine.syntax;

/** What a block takes from the operand stack and leaves on it (core 2.4.2). */
public sealed interface BlockType {

  /** Takes nothing, leaves nothing. */
  record Empty() implements BlockType {}

  /** Takes nothing, leaves one value. */
  record Result(ValueType type) implements BlockType {}

  /** Takes and leaves what the function type at a type index says. */
  record Function(int typeIndex) implements BlockType {}
}
