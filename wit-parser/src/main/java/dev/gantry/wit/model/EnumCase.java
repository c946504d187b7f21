package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/** A case of an enum. */
public record EnumCase(String name, Optional<String> docs, Location location) {}
