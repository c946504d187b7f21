/**
 * Reads components as a whole.
 *
 * <p>{@code dev.gantry.tools.wit} gives the WIT that a component carries in its types; other tools
 * will stand beside it.
 */
package dev.gantry.tools;
