package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/** A field of a record. */
public record Field(String name, Type type, Optional<String> docs, Location location) {}
