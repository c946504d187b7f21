/**
 * Gives names their meaning, in two steps: {@code LocalResolver} works on one package alone and
 * leaves places for what comes from others, {@code Linker} fills these places, leaves out what is
 * gated, and completes worlds. The order in which both number types and interfaces is that of the
 * reference tools, so that graphs can be compared.
 */
package dev.gantry.wit.resolve;
