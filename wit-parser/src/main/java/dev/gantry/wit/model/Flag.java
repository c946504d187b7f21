package dev.gantry.wit.model;

import dev.gantry.wit.Location;
import java.util.Optional;

/** One of a set of flags. */
public record Flag(String name, Optional<String> docs, Location location) {}
