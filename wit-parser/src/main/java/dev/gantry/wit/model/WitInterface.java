package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An interface.
 *
 * @param name empty for one that is written inside a world
 * @param types by name, those of {@code use} first
 * @param functions by their full names
 * @param copyOf what an {@code include} copied, for one that is written inside a world
 */
public record WitInterface(
    Optional<String> name,
    PackageId inPackage,
    SequencedMap<String, TypeId> types,
    SequencedMap<String, Function> functions,
    Optional<String> docs,
    Stability stability,
    Optional<InterfaceId> copyOf,
    Location location) {
  public WitInterface {
    types = Maps.copyOf(types);
    functions = Maps.copyOf(functions);
  }
}
