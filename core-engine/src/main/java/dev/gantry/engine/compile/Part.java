package dev.gantry.engine.compile;

import org.jspecify.annotations.Nullable;

/** What of a body stands in one method: all of it, or a stretch that is called from there. */
class Part {
  private final int from;
  private final int to;

  Part(int from, int to) {
    this.from = from;
    this.to = to;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isWhole() {
    return true;
  }

  @Nullable Part innerAt(int instruction) {
    return null;
  }

  boolean isCutBetween(int first, int last) {
    return false;
  }

  void placeInputs(Prologue locals) {}

  void markUsed(boolean[] used) {}

  void markPassed(boolean[] used) {}

  int heightDifference() {
    return 0;
  }
}
