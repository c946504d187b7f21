/**
 * Resolved WIT, as immutable data.
 *
 * <p>A {@link dev.gantry.wit.model.Resolution} holds packages, interfaces, worlds and types in four
 * lists; identities such as {@link dev.gantry.wit.model.TypeId} are places in them, stable for as
 * long as the resolution is held. Closed choices are sealed, so a pattern {@code switch} over a
 * {@link dev.gantry.wit.model.TypeKind} or a {@link dev.gantry.wit.model.WorldItem} needs no {@code
 * default}.
 */
package dev.gantry.wit.model;
