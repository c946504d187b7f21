/**
 * The text format of components (Explainer.md).
 *
 * <p>{@link dev.gantry.component.text.TextComponent} reads a text from left to right and writes the
 * definitions of the binary as it goes. What the text has in one place may be several definitions:
 * types that are spelled out where they are used, aliases of exports, and aliases of what an
 * enclosing component defines come before the definition that needs them. Their order is that of
 * the reference tools, byte for byte: first what is spelled out, then the aliases in the order in
 * which names are looked up, then the definition.
 */
package dev.gantry.component.text;
