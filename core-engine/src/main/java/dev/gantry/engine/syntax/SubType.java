package dev.gantry.engine.syntax;

import java.util.List;

/**
 * A defined type with its place among the others (core 2.3.9).
 *
 * @param isFinal whether no other type may be declared below it
 * @param supertypeIndices type indices of the declared supertypes; validation allows at most one
 */
public record SubType(boolean isFinal, List<Integer> supertypeIndices, CompositeType composite) {
  public SubType {
    supertypeIndices = List.copyOf(supertypeIndices);
  }
}
