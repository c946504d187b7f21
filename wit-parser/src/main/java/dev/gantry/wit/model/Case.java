package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/** A case of a variant. */
public record Case(String name, Optional<Type> type, Optional<String> docs, Location location) {}
