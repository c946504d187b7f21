package dev.gantry.wasi.io;

import dev.gantry.wasi.bindings.io.Streams;

/** The interface {@code wasi:io/streams}, which has no functions but those of its resources. */
public final class HostStreams implements Streams {}
