/**
 * Validation of components (Binary.md and Explainer.md, Type Checking).
 *
 * <p>{@link dev.gantry.component.valid.ComponentValidator} turns decoded {@linkplain
 * dev.gantry.component.syntax syntax} into a {@link dev.gantry.component.valid.ValidComponent},
 * which knows the type of everything that an index stands for.
 *
 * <h2>Identity</h2>
 *
 * Value types are graphs of {@link dev.gantry.abi.ValueType} objects. Two uses of one definition
 * share one object, and an import or export of a type makes a new object of the same structure,
 * because whether a type has a name that the outside can see depends on which import or export
 * introduced it. So maps and sets of types here go by identity, while subtyping compares structure.
 *
 * <h2>Resources</h2>
 *
 * Each resource type that validation tells apart is a {@linkplain dev.gantry.abi.ResourceType slot}
 * with a number of its own in the whole of a component, nested ones included. {@link
 * dev.gantry.component.valid.ResourceSlot} says for each where an instance finds what it stands
 * for.
 */
package dev.gantry.component.valid;
