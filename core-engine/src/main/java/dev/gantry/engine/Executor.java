package dev.gantry.engine;

/** How functions are run. Both give the same results. */
public enum Executor {
  /**
   * An interpreter that reads like the specification: slow, and works where no class may be made.
   */
  PLAIN,
  /** Translation to JVM bytecode. */
  COMPILED
}
