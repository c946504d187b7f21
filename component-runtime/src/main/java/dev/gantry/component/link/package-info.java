/**
 * Linking: what a host has on offer, found for what a component imports.
 *
 * <p>{@link dev.gantry.component.link.Offers} is the linker, {@link
 * dev.gantry.component.link.InterfaceName} knows which versions fit, {@link
 * dev.gantry.component.link.ImportResolver} collects all that is unmet, and {@link
 * dev.gantry.component.link.ResolvedComponent} can be instantiated.
 */
package dev.gantry.component.link;
