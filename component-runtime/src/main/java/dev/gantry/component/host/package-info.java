/**
 * Functions of the host as Java methods: interfaces that look as the binding generator makes them,
 * fitted by reflection to the WIT types of a component when it is linked.
 *
 * <p>{@link dev.gantry.component.host.JavaBinding} finds the method for a function, {@link
 * dev.gantry.component.host.Conversions} the conversion between a WIT type and a Java type. What
 * comes out is a function of method handles and lambdas; nothing is looked up in a call.
 */
package dev.gantry.component.host;
