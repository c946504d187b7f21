package dev.gantry.wit.model;

/** Where a type definition stands. */
public sealed interface TypeOwner {

  /** In an interface. */
  record OfInterface(InterfaceId id) implements TypeOwner {}

  /** In a world. */
  record OfWorld(WorldId id) implements TypeOwner {}

  /** Nowhere: it is written where it is used, such as {@code list<u8>}, and has no name. */
  record Anonymous() implements TypeOwner {}
}
