/**
 * The Canonical ABI: how component-level values travel through core WebAssembly.
 *
 * <p>{@link dev.gantry.abi.ValueType} and {@link dev.gantry.abi.FunctionType} are the types, {@link
 * dev.gantry.abi.Descriptors} computes what is known of them before any call, {@link
 * dev.gantry.abi.CoreSignature} says which core function stands for a component-level one. A {@link
 * dev.gantry.abi.FunctionDescriptor} lifts and lowers by walking the types. It meets the guest
 * through the small interfaces {@link dev.gantry.abi.LinearMemory}, {@link
 * dev.gantry.abi.Reallocation} and {@link dev.gantry.abi.HandleValues}, so that this package needs
 * no engine.
 *
 * <p>The classes carry the headings of CanonicalABI.md: Despecialization, Alignment, ElementSize,
 * Loading, Storing, Flattening, Lifting, Lowering.
 *
 * <h2>Java values</h2>
 *
 * {@code bool} is Boolean; {@code s8}, {@code s16}, {@code s32}, {@code s64} are Byte, Short,
 * Integer and Long; {@code u8} and {@code u16} are Integer, {@code u32} is Long, {@code u64} a Long
 * to be read as unsigned; {@code f32} and {@code f64} are Float and Double; {@code char} is an
 * Integer, the code point; {@code string} is String. A list of numbers, bools or chars is a
 * primitive array of the element's width; other lists are {@code List}, maps are {@code Map},
 * options {@code Optional}. The rest are classes of {@link dev.gantry.types}. A handle is what
 * {@link dev.gantry.abi.HandleValues} makes of it.
 */
package dev.gantry.abi;
