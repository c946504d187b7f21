package dev.gantry.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/** Where a block that catches exceptions is guarded, and where it handles them. */
final class Handler {
  final Label start;

  /** Where the exception arrives, alone on the stack. */
  final Label entry;

  /** Where the next clause starts, or what happens after the last one. */
  Label next;

  /** The local that holds the exception while its clauses run. */
  int exception;

  boolean catchesAll;

  /** Whether exceptions that arise now no longer come here. */
  boolean isClosed;

  /** Whether a {@code delegate} names it. */
  boolean targeted;

  Handler(CodeBuilder code) {
    start = code.newLabel();
    entry = code.newLabel();
    next = entry;
  }

  /** Says that what was written since the start is guarded. */
  void guard(CodeBuilder code) {
    Label end = code.newBoundLabel();
    code.exceptionCatch(start, end, entry, Abi.EXCEPTION);
    isClosed = true;
  }
}
