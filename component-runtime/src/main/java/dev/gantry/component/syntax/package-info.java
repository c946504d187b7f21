/**
 * Components as the binary format has them: decoded, not yet validated (Binary.md).
 *
 * <p>A {@link dev.gantry.component.syntax.ComponentSyntax} is a list of {@linkplain
 * dev.gantry.component.syntax.Definition definitions} in the order of the binary. Each adds to an
 * index space, and refers to earlier ones by their index; {@link
 * dev.gantry.component.syntax.IndexSpaces} finds the definition of an index.
 */
package dev.gantry.component.syntax;
