/**
 * Calls between guests and the methods of generated interfaces, by code written for one method and
 * one function type.
 *
 * <p>{@link dev.gantry.component.typed.JavaSource} and {@link dev.gantry.component.typed.JavaSink}
 * are what the traversal of types in {@link dev.gantry.abi.compiled} reads Java values from and
 * makes them in: a record is read field by field and made by its constructor, a primitive array is
 * copied at once, a variant is told by its class. With a guest's memory and core values on the
 * other side, {@link dev.gantry.component.typed.ExportWriter} writes the class for a call of a
 * guest, and {@link dev.gantry.component.typed.ImportWriter} the one for a call of the host. No
 * value is boxed that Java does not box, and nothing is looked up in a call.
 *
 * <p>Classes are written when a method is first called, so that linking costs nothing for what is
 * never used. They live in loaders below that of the Java interface ({@link
 * dev.gantry.component.typed.FacadeLoader}, {@link dev.gantry.component.typed.HostAdapter}) and are
 * shared by all guests of the same shape. What belongs to an instance is behind a {@link
 * dev.gantry.abi.HostGate}.
 *
 * <p>What is not compiled (a map, a type nested too deep, an interface that only its own package
 * sees) goes by the conversions of {@code dev.gantry.component.host} and dynamic values.
 */
package dev.gantry.component.typed;
