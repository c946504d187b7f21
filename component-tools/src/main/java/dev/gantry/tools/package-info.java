/** Reads, writes and composes components. */
package dev.gantry.tools;
