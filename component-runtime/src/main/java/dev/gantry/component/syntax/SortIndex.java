package dev.gantry.component.syntax;

/** A definition by its sort and its index there, an unsigned 32-bit number. */
public record SortIndex(Sort sort, int index) {}
