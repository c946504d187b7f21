package dev.gantry.component.host;

import java.util.function.UnaryOperator;

/**
 * How values go between the dynamic form and a Java type, both ways.
 *
 * @param toJava from the dynamic form
 * @param fromJava to the dynamic form
 */
record Conversion(UnaryOperator<Object> toJava, UnaryOperator<Object> fromJava) {
  private static final UnaryOperator<Object> SAME = UnaryOperator.identity();

  /** The two forms are the same. */
  static final Conversion IDENTITY = new Conversion(SAME, SAME);

  boolean isIdentity() {
    return toJava.equals(SAME) && fromJava.equals(SAME);
  }
}
