package dev.gantry.abi;

import java.util.List;

/** The type of a core function that stands for a component-level one. */
public record CoreFunctionType(List<CoreType> parameters, List<CoreType> results) {
  public CoreFunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }
}
