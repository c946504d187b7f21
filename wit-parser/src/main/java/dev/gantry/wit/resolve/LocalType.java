package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeDefinition;

/** A type of a package that is not linked yet. */
sealed interface LocalType {

  /** {@return the gates of the definition, or of the {@code use} that brings it in} */
  Stability stability();

  /** A type of the package. */
  record Defined(TypeDefinition definition) implements LocalType {
    @Override
    public Stability stability() {
      return definition.stability();
    }
  }

  /** A type that a foreign interface must have. */
  record Foreign(InterfaceId owner, String name, Stability stability, Location location)
      implements LocalType {}
}
