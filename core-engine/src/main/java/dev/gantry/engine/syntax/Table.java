package dev.gantry.engine.syntax;

import java.util.Optional;

/**
 * A table that the module defines (core 2.5.4).
 *
 * @param initializer an encoded constant expression with its {@code end}; empty means null
 */
public record Table(ExternalType.TableType type, Optional<Bytes> initializer) {}
