package dev.gantry.wit.syntax;

import dev.gantry.wit.Location;

/** A name where it is written, without its {@code %}. */
public record Name(String text, Location location) {}
