package dev.gantry.engine.compile;

import java.util.List;

/**
 * What a block takes and leaves, and where on the operand stack it stands.
 *
 * @param height of the operand stack below the parameters
 */
record BlockShape(List<Kind> parameters, List<Kind> results, int height) {}
