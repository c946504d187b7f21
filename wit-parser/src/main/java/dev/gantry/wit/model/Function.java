package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.List;
import java.util.Optional;

/**
 * A function of an interface, world or resource.
 *
 * @param name as components spell it: {@code read}, {@code [method]blob.read}, {@code
 *     [static]blob.merge}, {@code [constructor]blob}
 * @param isAsync whether it is declared {@code async}
 * @param parameters with the handle {@code self} of a method
 */
public record Function(
    String name,
    FunctionKind kind,
    boolean isAsync,
    List<Parameter> parameters,
    Optional<Type> result,
    Optional<String> docs,
    Stability stability,
    Optional<String> externalId,
    Location location) {
  public Function {
    parameters = List.copyOf(parameters);
  }

  /** {@return the name within its resource, or the name itself when it belongs to none} */
  public String itemName() {
    return switch (kind) {
      case FunctionKind.Freestanding() -> name;
      case FunctionKind.Method(_), FunctionKind.Static(_) ->
          name.substring(name.indexOf('.', name.indexOf(']')) + 1);
      case FunctionKind.Constructor(_) -> "constructor";
    };
  }

  /** {@return a copy with another name} */
  public Function withName(String newName) {
    return new Function(
        newName, kind, isAsync, parameters, result, docs, stability, externalId, location);
  }

  /** {@return a copy whose types are others} */
  public Function withTypes(
      FunctionKind newKind, List<Parameter> newParameters, Optional<Type> newResult) {
    return new Function(
        name, newKind, isAsync, newParameters, newResult, docs, stability, externalId, location);
  }
}
