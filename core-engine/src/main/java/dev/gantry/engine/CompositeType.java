package dev.gantry.engine;

/** The shape of a type that a module defines (core 2.3.8). */
public sealed interface CompositeType permits FunctionType, StructType, ArrayType {}
