/**
 * WASI 0.1 ({@code wasi_snapshot_preview1}) for core modules, over the same capabilities as 0.2.
 *
 * <p>Each function of the standard is a method of its name in one of the classes here, by subject;
 * {@link dev.gantry.wasi.preview1.Preview1} finds them all. A method reads its arguments from the
 * memory of the caller and writes its results there. An error is an {@link
 * dev.gantry.wasi.preview1.ErrnoException}, which becomes the number that the function returns.
 *
 * <p>Rights are told and no longer enforced, as in other runtimes; only those to read and to write
 * decide how a file is opened. A pointer out of bounds, or without the alignment of what it points
 * to, is a trap.
 */
package dev.gantry.wasi.preview1;
