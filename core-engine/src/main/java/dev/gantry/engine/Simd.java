package dev.gantry.engine;

/**
 * What a vector of 128 bits is in compiled code. The results are the same.
 *
 * <p>Java has vectors in the module {@code jdk.incubator.vector}, which a JVM has only if it is
 * started with {@code --add-modules jdk.incubator.vector}. Code that uses them is two to five times
 * as fast, but slow for seconds until HotSpot's optimising compiler is done with it.
 */
public enum Simd {
  /** {@link #VECTORS} for functions that compute with vectors, if the JVM has the module. */
  AUTO,
  /** Two longs, which works everywhere. */
  LONGS,
  /**
   * Objects of Java's vector API in every function that has vectors. Exception handlers, calls in
   * place of a return, garbage-collected objects and the pieces of interpreters make a function one
   * with longs.
   */
  VECTORS;

  /** {@return whether this JVM has Java's vectors} */
  public static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
