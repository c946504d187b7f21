package dev.gantry.component.syntax;

import dev.gantry.engine.syntax.Bytes;

/**
 * A section whose meaning the component model leaves open.
 *
 * @param definitionsBefore how many of the component's definitions stand before it
 */
public record ComponentCustomSection(String name, Bytes content, int definitionsBefore) {}
