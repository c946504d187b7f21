package dev.gantry.wit.model;

/** What identifies an import or export of a world. */
public sealed interface WorldKey {

  /** A plain name. */
  record Named(String name) implements WorldKey {}

  /** The interface itself, whose full name is the import's or export's name. */
  record OfInterface(InterfaceId id) implements WorldKey {}
}
