package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A world, with what it includes copied in and everything listed that its imports and exports
 * depend on.
 *
 * @param imports interfaces first, dependencies before those who need them; then types, then
 *     functions
 * @param exports functions first, then interfaces, dependencies before those who need them
 */
public record World(
    String name,
    PackageId inPackage,
    SequencedMap<WorldKey, WorldItem> imports,
    SequencedMap<WorldKey, WorldItem> exports,
    Optional<String> docs,
    Stability stability,
    Location location) {
  public World {
    imports = Maps.copyOf(imports);
    exports = Maps.copyOf(exports);
  }

  /** {@return a copy with other imports and exports} */
  public World withItems(
      SequencedMap<WorldKey, WorldItem> newImports, SequencedMap<WorldKey, WorldItem> newExports) {
    return new World(name, inPackage, newImports, newExports, docs, stability, location);
  }
}
