package dev.gantry.engine.binary;

import java.util.Optional;

/** The parts of the name section, by what they name (core A.5.1, and the extended names). */
public enum NameSubsection {
  MODULE(0),
  FUNCTIONS(1),
  /** Names by function, then by local. */
  LOCALS(2),
  /** Names by function, then by label in the order of their blocks. */
  LABELS(3),
  TYPES(4),
  TABLES(5),
  MEMORIES(6),
  GLOBALS(7),
  ELEMENTS(8),
  DATA(9),
  /** Names by type, then by field. */
  FIELDS(10),
  TAGS(11);

  private final int id;

  NameSubsection(int id) {
    this.id = id;
  }

  /** {@return the byte that encodes it} */
  public int id() {
    return id;
  }

  /** {@return whether what has a name lies within something else} */
  public boolean nested() {
    return this == LOCALS || this == LABELS || this == FIELDS;
  }

  static Optional<NameSubsection> of(int id) {
    for (var subsection : values()) {
      if (subsection.id == id) {
        return Optional.of(subsection);
      }
    }
    return Optional.empty();
  }
}
