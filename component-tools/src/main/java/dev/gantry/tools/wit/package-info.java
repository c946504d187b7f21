/**
 * WIT as WebAssembly and back (WIT.md, Package Format).
 *
 * <p>{@link dev.gantry.tools.wit.ComponentWit} reads the WIT out of any component: a WIT package in
 * binary form gives its packages back, any other component the world that it was made for. In the
 * other direction it writes a package as a component, docs and gates in a custom section, so that
 * nothing is lost on the way there and back.
 */
package dev.gantry.tools.wit;
