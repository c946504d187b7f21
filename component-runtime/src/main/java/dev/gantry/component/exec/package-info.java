/**
 * Running components: instantiation, and calls through lifted and lowered functions.
 *
 * <p>{@link dev.gantry.component.exec.ComponentPlan} is what can be known of a component before it
 * is instantiated, {@link dev.gantry.component.exec.Instantiation} goes through its definitions,
 * and {@link dev.gantry.component.exec.RuntimeInstance} is the state that comes of it. A {@link
 * dev.gantry.component.exec.ComponentFunction} takes its arguments and gives its result by
 * callbacks, as in the specification, so that a call need not be over when the callee returns:
 * asynchronous calls fit in without another interface.
 *
 * <p>All mutable state belongs to a store, and is touched only by the thread inside that.
 */
package dev.gantry.component.exec;
