package dev.gantry.engine.syntax;

/**
 * A section whose meaning the core specification leaves open (core 5.5.3).
 *
 * @param afterSection the id of the last standard section before it; 0 at the beginning
 */
public record CustomSection(String name, Bytes content, int afterSection) {}
