package dev.gantry.engine;

import java.util.List;

/**
 * What a function takes and returns (core 2.3.8).
 *
 * <p>As the type of an import or export it leaves out what a module may declare beyond that, such
 * as a supertype; linking compares the whole.
 */
public record FunctionType(List<ValueType> parameters, List<ValueType> results)
    implements CompositeType, ExternalType {
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /** {@return the type of functions that take these and return nothing} */
  public static FunctionType of(ValueType... parameters) {
    return new FunctionType(List.of(parameters), List.of());
  }

  /** {@return a type with the same parameters and these results} */
  public FunctionType returning(ValueType... newResults) {
    return new FunctionType(parameters, List.of(newResults));
  }
}
