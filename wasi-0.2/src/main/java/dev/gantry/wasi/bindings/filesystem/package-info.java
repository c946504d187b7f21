/** The interfaces of {@code wasi:filesystem@0.2.12}: descriptors, and those opened beforehand. */
package dev.gantry.wasi.bindings.filesystem;
