package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Error;

/** The interface {@code wasi:io/error}, which has no functions but those of its resource. */
public final class HostErrors implements Error {}
