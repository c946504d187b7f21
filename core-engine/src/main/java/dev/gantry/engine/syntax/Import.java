package dev.gantry.engine.syntax;

/** Something that a module needs from outside (core 2.5.11). */
public record Import(String module, String name, ExternalType type) {}
