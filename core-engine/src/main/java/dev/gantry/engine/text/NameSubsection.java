package dev.gantry.engine.text;

/** The parts of the name section, by what they name (core A.5.1, and the extended names). */
enum NameSubsection {
  MODULE(0),
  FUNCTIONS(1),
  LOCALS(2),
  LABELS(3),
  TYPES(4),
  TABLES(5),
  MEMORIES(6),
  GLOBALS(7),
  ELEMENTS(8),
  DATA(9),
  FIELDS(10),
  TAGS(11);

  private final int id;

  NameSubsection(int id) {
    this.id = id;
  }

  /** {@return the byte that encodes it} */
  int id() {
    return id;
  }
}
