package dev.gantry.engine.syntax;

import java.util.OptionalLong;

/**
 * The sizes that a memory (in pages) or a table (in elements) may have (core 2.3.12).
 *
 * @param minimum an unsigned 64-bit number
 * @param maximum an unsigned 64-bit number, empty where the grammar has {@code ?}
 */
public record Limits(long minimum, OptionalLong maximum) {}
