package dev.gantry.engine.syntax;

/** Something that a module shows to the outside (core 2.5.10). */
public record Export(String name, ExternalKind kind, int index) {}
