package dev.gantry.engine;

/**
 * Every kind of trap, with its text exactly as the core test suite asserts it.
 *
 * <p>No other file spells these out.
 */
public enum Trap {
  UNREACHABLE("unreachable"),

  // Numbers
  INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
  INTEGER_OVERFLOW("integer overflow"),
  INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),

  // Memories, tables and arrays
  OUT_OF_BOUNDS_MEMORY_ACCESS("out of bounds memory access"),
  OUT_OF_BOUNDS_TABLE_ACCESS("out of bounds table access"),
  OUT_OF_BOUNDS_ARRAY_ACCESS("out of bounds array access"),
  UNALIGNED_ATOMIC("unaligned atomic"),
  EXPECTED_SHARED_MEMORY("expected shared memory"),

  // Indirect calls
  UNDEFINED_ELEMENT("undefined element"),
  UNINITIALIZED_ELEMENT("uninitialized element"),
  INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),

  // References
  NULL_REFERENCE("null reference"),
  NULL_FUNCTION_REFERENCE("null function reference"),
  NULL_STRUCTURE_REFERENCE("null structure reference"),
  NULL_ARRAY_REFERENCE("null array reference"),
  NULL_I31_REFERENCE("null i31 reference"),
  NULL_EXCEPTION_REFERENCE("null exception reference"),
  CAST_FAILURE("cast failure"),

  // From outside
  INTERRUPT("interrupt");

  private final String text;

  Trap(String text) {
    this.text = text;
  }

  /** {@return the text with which the message of such a trap begins} */
  public String text() {
    return text;
  }
}
