/** The hosts of {@code wasi:cli}. */
package dev.gantry.wasi.cli;
