package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.Function;
import dev.gantry.wit.model.InterfaceId;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.TypeId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An interface while it is put together. */
final class InterfaceDraft {
  final Optional<String> name;
  final Location location;
  final LinkedHashMap<String, TypeId> types = new LinkedHashMap<>();
  final LinkedHashMap<String, Function> functions = new LinkedHashMap<>();
  Optional<String> docs = Optional.empty();
  Stability stability = new Stability.Unknown();
  Optional<InterfaceId> copyOf = Optional.empty();

  /** The features that gated types need, which are not here. */
  final Map<String, String> excluded = new HashMap<>();

  /** Whether its types could not be made out, which has been reported. */
  boolean isBroken;

  InterfaceDraft(Optional<String> name, Location location) {
    this.name = name;
    this.location = location;
  }
}
