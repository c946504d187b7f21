package dev.gantry.wit.model;

/** A use of a type: a primitive type, or one that the {@link Resolution} defines. */
public sealed interface Type permits PrimitiveType, TypeId {}
