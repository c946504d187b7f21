package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.io.Streams;

/** {@code wasi:cli/stdout@0.2.12}. */
public interface Stdout {

  /** {@return the standard output stream} */
  Streams.OutputStream getStdout();
}
