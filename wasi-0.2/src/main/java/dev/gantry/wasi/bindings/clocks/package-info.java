/** The interfaces of {@code wasi:clocks@0.2.12}: monotonic time, wall time and time zones. */
package dev.gantry.wasi.bindings.clocks;
