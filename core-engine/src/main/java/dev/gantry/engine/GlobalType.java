package dev.gantry.engine;

/** The type of a global (core 2.3.15). */
public record GlobalType(ValueType type, boolean mutable) implements ExternalType {}
