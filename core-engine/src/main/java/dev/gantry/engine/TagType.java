package dev.gantry.engine;

/** The type of a tag, whose exceptions carry the parameters of a function type (core 2.3.12). */
public record TagType(FunctionType function) implements ExternalType {}
