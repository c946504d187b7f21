/**
 * Validation (core 3): syntax to a module that can be relied on.
 *
 * <p>{@link dev.gantry.engine.valid.ModuleValidator} goes through the sections in the order of the
 * binary format and types every body by the algorithm of the specification's appendix (core A.3).
 * Its {@link dev.gantry.engine.valid.ValidModule} has the index spaces resolved, types in canonical
 * form, and tells a {@link dev.gantry.engine.valid.BodyListener} about a body, instruction by
 * instruction, with the types of all operands: that is how functions are translated, one at a time
 * and when they are first needed.
 *
 * <p>Instructions whose row of the opcode table has a signature are typed by it; the rules of the
 * others are in a class for each family, under the headings of the specification. Features that are
 * off are rejected by {@code FeatureGate}, by name.
 */
package dev.gantry.engine.valid;
