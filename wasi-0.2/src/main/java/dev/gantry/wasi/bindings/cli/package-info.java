/** The interfaces of {@code wasi:cli@0.2.12} that a host offers to a command. */
package dev.gantry.wasi.bindings.cli;
