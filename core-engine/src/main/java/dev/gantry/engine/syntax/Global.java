package dev.gantry.engine.syntax;

/**
 * A global that the module defines (core 2.5.6).
 *
 * @param initializer an encoded constant expression with its {@code end}
 */
public record Global(ExternalType.GlobalType type, Bytes initializer) {}
