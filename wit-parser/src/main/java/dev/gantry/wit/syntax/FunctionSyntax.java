package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;
import java.util.List;
import java.util.Optional;

/**
 * The type of a function.
 *
 * @param location of {@code func}, or of {@code constructor}
 */
public record FunctionSyntax(
    boolean isAsync, List<Parameter> parameters, Optional<TypeSyntax> result, Location location) {

  /** A parameter. */
  public record Parameter(Name name, TypeSyntax type) {}
}
