/**
 * The binary format (core 5): bytes to syntax and back.
 *
 * <p>{@link dev.gantry.engine.binary.ModuleDecoder} cuts a module into its sections and leaves
 * bodies encoded; {@link dev.gantry.engine.binary.InstructionCursor} walks a body without making
 * objects, and can make a record of an instruction where one is wanted. {@link
 * dev.gantry.engine.binary.ModuleEncoder} and {@link dev.gantry.engine.binary.InstructionEncoder}
 * write every number in its shortest form. Names and branch hints, which are custom sections, are
 * read by {@link dev.gantry.engine.binary.ModuleNames} and {@link
 * dev.gantry.engine.binary.BranchHints}.
 *
 * <p>What follows no grammar is a {@link dev.gantry.engine.MalformedException} with the words of
 * the official test suite and an offset in the whole binary. A body is only found to be malformed
 * when it is walked.
 */
package dev.gantry.engine.binary;
