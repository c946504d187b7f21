package dev.gantry.engine.exec;

import java.util.List;

/**
 * What happens to an exception thrown by one of the steps from {@code start} up to {@code end}
 * (core 4.6.9).
 *
 * @param depth how many blocks enclose it
 * @param clauses tried in order
 * @param delegateDepth for {@code delegate}: the exception goes on to handlers of at most this
 *     depth; else -1
 */
record Handler(int start, int end, int depth, List<Clause> clauses, int delegateDepth) {

  /** The tag index of a clause that catches everything. */
  static final int ANY_TAG = -1;

  /**
   * A clause.
   *
   * @param branch where to go on; its arity is of no meaning
   * @param withReference whether the exception is pushed, after what it carries
   * @param slot the local that keeps the exception, or -1
   */
  record Clause(int tagIndex, Step branch, boolean withReference, int slot) {}
}
