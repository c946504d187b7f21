package dev.gantry.wit.resolve;

import dev.gantry.wit.Location;
import dev.gantry.wit.model.Stability;
import dev.gantry.wit.model.WorldId;
import dev.gantry.wit.model.WorldItem;
import dev.gantry.wit.model.WorldKey;
import dev.gantry.wit.syntax.MemberSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** A world while it is put together. */
final class WorldDraft {
  final String name;
  final Location location;
  final LinkedHashMap<WorldKey, WorldItem> imports = new LinkedHashMap<>();
  final LinkedHashMap<WorldKey, WorldItem> exports = new LinkedHashMap<>();
  final List<Inclusion> inclusions = new ArrayList<>();
  Optional<String> docs = Optional.empty();
  Stability stability = new Stability.Unknown();

  /** Whether something of it could not be made out, which has been reported. */
  boolean isBroken;

  WorldDraft(String name, Location location) {
    this.name = name;
    this.location = location;
  }

  /** An {@code include}. */
  record Inclusion(
      WorldId world, Stability stability, List<MemberSyntax.Renaming> names, Location location) {}
}
