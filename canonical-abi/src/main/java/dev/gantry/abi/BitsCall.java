package dev.gantry.abi;

/**
 * A core function as the executor that walks types sees it.
 *
 * <p>Core values are 64 bits: those of 32 are zero-extended, floats are their bit patterns.
 */
@FunctionalInterface
public interface BitsCall {

  /** {@return the results of a call} */
  long[] call(long[] arguments);
}
