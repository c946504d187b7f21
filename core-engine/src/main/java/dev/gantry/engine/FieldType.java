package dev.gantry.engine;

/** What a field or an element holds, and whether it may be written (core 2.3.8). */
public record FieldType(StorageType storage, boolean mutable) {}
