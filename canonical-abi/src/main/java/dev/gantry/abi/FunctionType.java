package dev.gantry.abi;

import java.util.List;
import java.util.Optional;

/**
 * The type of a component-level function.
 *
 * @param async whether the function may block its caller ({@code async func} in WIT)
 */
public record FunctionType(List<Parameter> parameters, Optional<ValueType> result, boolean async) {
  public FunctionType {
    parameters = List.copyOf(parameters);
  }

  /** A parameter, whose label is part of the type. */
  public record Parameter(String label, ValueType type) {}

  /** {@return the types of the parameters, in order} */
  public List<ValueType> parameterTypes() {
    return parameters.stream().map(Parameter::type).toList();
  }
}
