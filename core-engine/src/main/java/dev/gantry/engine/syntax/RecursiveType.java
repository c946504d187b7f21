package dev.gantry.engine.syntax;

import java.util.List;

/**
 * Types that may refer to one another; each takes the next type index (core 2.3.9).
 *
 * @param grouped whether it is written as a group, which for one type alone means the same
 */
public record RecursiveType(List<SubType> subTypes, boolean grouped) {
  public RecursiveType {
    subTypes = List.copyOf(subTypes);
    grouped |= subTypes.size() != 1;
  }

  /** Types that are written as a group only if there is not one alone. */
  public RecursiveType(List<SubType> subTypes) {
    this(subTypes, false);
  }
}
