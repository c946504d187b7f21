package dev.gantry.wasi.cli;

import java.io.OutputStream;

/**
 * Where the standard output, or the standard error output, of a guest goes.
 *
 * @param terminal whether the guest is told that it is a terminal
 */
public record StandardOutput(OutputStream sink, boolean terminal) {}
