package dev.gantry.wit.model;

import dev.gantry.wit.Location;

/** A parameter of a function. */
public record Parameter(String name, Type type, Location location) {}
