package dev.gantry.engine.exec;

/** What a vector instruction without a memory does to the stack. */
@FunctionalInterface
interface VectorOperator {

  /** {@return the first free slot afterwards} */
  int apply(Machine machine, int sp);
}
