/**
 * Translation of validated modules to classes of the Java virtual machine.
 *
 * <p>A function becomes a static method that takes the wasm parameters first and the instance last.
 * Wasm locals are locals of the method and the operand stack is the one of the virtual machine, so
 * that what HotSpot sees is what javac would have written. {@link
 * dev.gantry.engine.compile.BodyReader} turns an encoded body into arrays, {@link
 * dev.gantry.engine.compile.MethodEmitter} walks over them and asks a {@link
 * dev.gantry.engine.compile.Lowering} for each instruction, and {@link
 * dev.gantry.engine.compile.GuestClassLoader} makes classes of the methods when they are first
 * called.
 *
 * <p>A body that is too big for a method is cut into {@linkplain dev.gantry.engine.compile.Part
 * parts}; that of an interpreter is divided into the pieces of {@link
 * dev.gantry.engine.compile.Arms}.
 */
package dev.gantry.engine.compile;
