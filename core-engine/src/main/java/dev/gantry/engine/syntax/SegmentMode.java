package dev.gantry.engine.syntax;

/** When a segment is used (core 2.5.8 and 2.5.9). */
public sealed interface SegmentMode {

  /** Only when an instruction asks for it. */
  record Passive() implements SegmentMode {}

  /**
   * Copied once, when the module is instantiated.
   *
   * @param index of the memory or table
   * @param offset an encoded constant expression with its {@code end}
   */
  record Active(int index, Bytes offset) implements SegmentMode {}

  /** Never: it only declares references. */
  record Declarative() implements SegmentMode {}
}
