package dev.gantry.engine;

/** How functions are run. Both give the same results. */
public enum Executor {
  /**
   * An interpreter that reads like the specification: slow, and works where no class may be made.
   */
  PLAIN,
  /**
   * Translation to JVM bytecode. A module with a function that no class has room for, as some of 64
   * KiB of bytecode and more with exception handlers are, runs in the plain executor.
   */
  COMPILED
}
