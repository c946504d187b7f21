/**
 * WAVE, the text encoding of component values: {@code f(1, "a", {x: 2})}.
 *
 * <p>{@link dev.gantry.component.wave.WaveCall} reads a call, {@link
 * dev.gantry.component.wave.Wave} reads and prints values of known types. Beyond WAVE, {@code $1}
 * stands for the first handle that a session has seen, because resources have no text of their own.
 */
package dev.gantry.component.wave;
