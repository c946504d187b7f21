package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/**
 * A type with a name, or one that was written where it is used.
 *
 * @param externalId what {@code @external-id} says
 */
public record TypeDefinition(
    Optional<String> name,
    TypeKind kind,
    TypeOwner owner,
    Optional<String> docs,
    Stability stability,
    Optional<String> externalId,
    Location location) {

  /** {@return a type that has no name and no owner} */
  public static TypeDefinition anonymous(TypeKind kind, Stability stability, Location location) {
    return new TypeDefinition(
        Optional.empty(),
        kind,
        new TypeOwner.Anonymous(),
        Optional.empty(),
        stability,
        Optional.empty(),
        location);
  }

  /** {@return a copy with another kind} */
  public TypeDefinition withKind(TypeKind newKind) {
    return new TypeDefinition(name, newKind, owner, docs, stability, externalId, location);
  }

  /** {@return a copy with another owner} */
  public TypeDefinition withOwner(TypeOwner newOwner) {
    return new TypeDefinition(name, kind, newOwner, docs, stability, externalId, location);
  }

  /** {@return a copy with another name} */
  public TypeDefinition withName(String newName) {
    return new TypeDefinition(
        Optional.of(newName), kind, owner, docs, stability, externalId, location);
  }
}
