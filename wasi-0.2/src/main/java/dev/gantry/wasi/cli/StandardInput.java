package dev.gantry.wasi.cli;

import dev.gantry.wasi.io.QueuedInput;

/**
 * Where the standard input of a guest comes from.
 *
 * @param terminal whether the guest is told that it is a terminal
 */
public record StandardInput(QueuedInput source, boolean terminal) {}
