package dev.gantry.engine;

/**
 * The type of a value that crosses between guest and host (core 2.3.6).
 *
 * <p>Closed: what a module defines is named by the type itself, not by an index, so that types of
 * different modules can be compared.
 */
public sealed interface ValueType extends StorageType permits NumberType, ReferenceType {}
