package dev.gantry.engine;

/** The type of what a structure's field or an array's element holds (core 2.3.8). */
public sealed interface StorageType permits ValueType, PackedType {}
