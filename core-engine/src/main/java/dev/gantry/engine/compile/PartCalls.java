package dev.gantry.engine.compile;

/** Calls of parts of a body, and the ways out of them. */
final class PartCalls {
  PartCalls(MethodEmitter method, Branches branches) {}

  void enter() {}

  void leave() {}

  boolean emitCall(Part inner) {
    return false;
  }

  Frame exit(int opener) {
    throw new AssertionError("no block opened at instruction " + opener);
  }
}
