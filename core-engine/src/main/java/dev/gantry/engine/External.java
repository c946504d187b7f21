package dev.gantry.engine;

/** Something that instances import and export, alive in a store (core 4.2.1, external values). */
public sealed interface External permits Function, Table, Memory, Global, Tag {

  /** {@return its type, for a table or memory with the present size as the minimum} */
  ExternalType type();
}
