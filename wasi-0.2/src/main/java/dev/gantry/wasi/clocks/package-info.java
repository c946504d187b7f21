/** The hosts of {@code wasi:clocks}, over a {@link dev.gantry.wasi.WasiClock}. */
package dev.gantry.wasi.clocks;
