/**
 * From a WIT world to Java sources.
 *
 * <p>{@link dev.gantry.bindgen.Bindgen} takes resolved WIT and {@link
 * dev.gantry.bindgen.BindgenOptions}, and returns {@link dev.gantry.bindgen.GeneratedFile}s; it
 * neither reads nor writes files.
 *
 * <p>What is generated: a Java interface for each WIT interface, with its types nested in it, which
 * the host implements when the world imports it and calls when the world exports it; and a class
 * for the world, which connects the two with an instance. Lifting and lowering are not in it: the
 * runtime does that for these types, so that a fix there never asks users to generate again.
 */
package dev.gantry.bindgen;
