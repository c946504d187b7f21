/**
 * Functions of the host as Java methods: interfaces that look as the binding generator makes them,
 * fitted by reflection to the WIT types of a component when it is linked.
 *
 * <p>{@link dev.gantry.component.host.JavaBinding} finds the method for a function, {@link
 * dev.gantry.component.host.Fit} finds out whether it fits. Calls go through the code of {@code
 * dev.gantry.component.typed}; before there is any, and where there can be none, {@link
 * dev.gantry.component.host.Conversions} makes Java values of dynamic ones.
 */
package dev.gantry.component.host;
