package dev.gantry.engine.generated;

import dev.gantry.engine.V128;

/** Vectors as objects, where values are boxed. */
public final class Boxes {
  private Boxes() {}

  /** {@return the vector of two halves} */
  public static Object box(long low, long high) {
    return new V128(low, high);
  }
}
