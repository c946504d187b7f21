package dev.gantry.abi;

/**
 * Every kind of trap of the Canonical ABI, with its text as the reference runtime prints it.
 *
 * <p>No other file spells these out, because people search for them and suites assert them. What
 * stands between braces is replaced by what was found.
 */
public enum AbiTrap {
  // Memory
  POINTER_NOT_ALIGNED("pointer not aligned"),
  UNALIGNED_POINTER("wasm trap: unaligned pointer"),
  POINTER_OUT_OF_BOUNDS("pointer out of bounds"),
  REALLOC_NOT_ALIGNED("realloc return: result not aligned"),
  REALLOC_OUT_OF_BOUNDS("realloc return: beyond end of memory"),

  // Strings
  STRING_OUT_OF_BOUNDS("string pointer/length out of bounds of memory"),
  STRING_NOT_ALIGNED("string pointer not aligned to 2"),
  STRING_CONTENT_OUT_OF_BOUNDS("wasm trap: string content out-of-bounds"),
  STRING_TOO_LONG("string too long"),
  INVALID_UTF8("invalid utf-8 sequence of {} bytes from index {}"),
  INCOMPLETE_UTF8("incomplete utf-8 byte sequence from index {}"),
  UNPAIRED_SURROGATE("unpaired surrogate found: {}"),

  // Lists
  LIST_OUT_OF_BOUNDS("list pointer/length out of bounds of memory"),
  LIST_NOT_ALIGNED("list pointer is not aligned"),
  LIST_CONTENT_OUT_OF_BOUNDS("wasm trap: list content out-of-bounds"),
  LIST_TOO_LONG("list too long"),

  // Chars and variants
  CHAR_OUT_OF_RANGE("converted integer out of range for `char`"),
  INVALID_CHAR("wasm trap: invalid `char` bit pattern"),
  DISCRIMINANT_OUT_OF_RANGE("discriminant {} out of range [0..{})"),
  INVALID_DISCRIMINANT("wasm trap: invalid variant discriminant"),

  // Handles
  UNKNOWN_HANDLE("unknown handle index {}"),
  WRONG_HANDLE_TYPE("handle index {} used with the wrong type, expected {} but found {}"),
  HANDLE_LENT("cannot remove owned resource while borrowed"),
  HANDLE_NOT_OWNED("cannot lift own resource from a borrow"),
  BORROWS_REMAIN("borrow handles still remain at the end of the call"),
  HANDLE_TABLE_FULL("cannot allocate another handle"),

  // The host
  LIFTED_TOO_MUCH("fuel allocated for hostcalls has been exhausted"),

  // Instances
  CANNOT_ENTER("wasm trap: cannot enter component instance"),
  CANNOT_LEAVE("wasm trap: cannot leave component instance"),
  CANNOT_BLOCK("wasm trap: cannot block a synchronous task before returning"),
  NO_RESULT("wasm trap: async-lifted export failed to produce a result"),
  TASK_RETURN_DIFFERS("wasm trap: invalid `task.return` signature and/or options for current task"),
  RETURNED_TWICE(
      "wasm trap: `task.return` or `task.cancel` called more than once for current task"),
  BACKPRESSURE_OVERFLOW("wasm trap: backpressure counter overflow");

  private final String text;

  AbiTrap(String text) {
    this.text = text;
  }

  /** {@return the text, with the braces replaced in order} */
  String text(Object... found) {
    String result = text;
    for (Object value : found) {
      result = result.replaceFirst("\\{}", value.toString());
    }
    return result;
  }
}
