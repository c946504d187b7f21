package dev.gantry.engine;

/** The type of arrays (core 2.3.8). */
public record ArrayType(FieldType element) implements CompositeType {}
