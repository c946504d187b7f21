package dev.gantry.engine.syntax;

import java.util.List;

/** Types that may refer to one another; each takes the next type index (core 2.3.9). */
public record RecursiveType(List<SubType> subTypes) {
  public RecursiveType {
    subTypes = List.copyOf(subTypes);
  }
}
