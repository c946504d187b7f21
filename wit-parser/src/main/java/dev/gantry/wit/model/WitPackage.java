package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;
import java.util.SequencedMap;

/** A package: interfaces and worlds under one name. */
public record WitPackage(
    PackageName name,
    SequencedMap<String, InterfaceId> interfaces,
    SequencedMap<String, WorldId> worlds,
    Optional<String> docs,
    Location location) {
  public WitPackage {
    interfaces = Maps.copyOf(interfaces);
    worlds = Maps.copyOf(worlds);
  }
}
