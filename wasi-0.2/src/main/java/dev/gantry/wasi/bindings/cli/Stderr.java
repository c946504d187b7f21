package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.io.Streams;

/** {@code wasi:cli/stderr@0.2.12}. */
public interface Stderr {

  /** {@return the standard error stream} */
  Streams.OutputStream getStderr();
}
