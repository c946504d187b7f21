package dev.gantry.engine.binary;

import java.util.Optional;

/** The standard sections, in the order in which a module has them (core 5.5.2). */
public enum Section {
  TYPE(1),
  IMPORT(2),
  FUNCTION(3),
  TABLE(4),
  MEMORY(5),
  TAG(13),
  GLOBAL(6),
  EXPORT(7),
  START(8),
  ELEMENT(9),
  DATA_COUNT(12),
  CODE(10),
  DATA(11);

  /** The id of custom sections, which may stand anywhere. */
  public static final int CUSTOM_ID = 0;

  private final int id;

  Section(int id) {
    this.id = id;
  }

  /** {@return the byte that encodes it} */
  public int id() {
    return id;
  }

  static Optional<Section> of(int id) {
    for (var section : values()) {
      if (section.id == id) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }
}
