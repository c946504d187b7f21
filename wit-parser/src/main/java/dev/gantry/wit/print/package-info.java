/** Resolved WIT as text again: canonical WIT, JSON, formatted sources, documentation pages. */
package dev.gantry.wit.print;
