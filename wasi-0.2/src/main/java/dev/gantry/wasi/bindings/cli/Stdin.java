package dev.gantry.wasi.bindings.cli;

import dev.gantry.wasi.bindings.io.Streams;

/** {@code wasi:cli/stdin@0.2.12}. */
public interface Stdin {

  /** {@return the standard input stream} */
  Streams.InputStream getStdin();
}
